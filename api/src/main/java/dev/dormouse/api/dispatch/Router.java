package dev.dormouse.api.dispatch;

import dev.dormouse.api.call.ApiException;
import dev.dormouse.api.call.Endpoint;
import dev.dormouse.api.call.ErrorType;
import dev.dormouse.api.call.PathTemplate;
import dev.dormouse.api.call.RawRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the endpoint of a method and a path. */
final class Router {
  private final List<Endpoint> endpoints;

  Router(List<Endpoint> endpoints) {
    this.endpoints = List.copyOf(endpoints);
  }

  record Match(Endpoint endpoint, Map<String, String> labels) {}

  /**
   * A path with dot segments has no endpoint: a signature covers the path without them, and so
   * would hold for another path than the one that was meant.
   *
   * @throws ApiException UnknownOperationException if there is none
   */
  Match match(RawRequest request) {
    List<String> path = PathTemplate.split(request.path());
    if (path.contains(".") || path.contains("..")) {
      throw unknown(request);
    }
    for (Endpoint endpoint : endpoints) {
      if (endpoint.method().equals(request.method())) {
        Optional<Map<String, String>> labels = endpoint.path().match(path);
        if (labels.isPresent()) {
          return new Match(endpoint, labels.get());
        }
      }
    }
    throw unknown(request);
  }

  private static ApiException unknown(RawRequest request) {
    return ApiException.of(
        ErrorType.UNKNOWN_OPERATION, "There is no operation at " + request.line());
  }
}
