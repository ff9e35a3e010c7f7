package dev.dormouse.api.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A query string's parameters, decoded, in their order. */
public record Query(List<Parameter> parameters) {
  public Query {
    parameters = List.copyOf(parameters);
  }

  public record Parameter(String name, String value) {}

  /**
   * @param raw as it was sent, without the question mark
   * @throws ApiException if it is not percent-encoded UTF-8
   */
  public static Query parse(String raw) {
    List<Parameter> parameters = new ArrayList<>();
    for (String pair : raw.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        parameters.add(new Parameter(PercentText.decode(name), PercentText.decode(value)));
      }
    }
    return new Query(parameters);
  }

  public List<String> values(String name) {
    return parameters.stream()
        .filter(parameter -> parameter.name().equals(name))
        .map(Parameter::value)
        .toList();
  }

  public Optional<String> first(String name) {
    return values(name).stream().findFirst();
  }
}
