package dev.dormouse.api;

import dev.dormouse.api.call.Answer;
import dev.dormouse.api.call.ApiException;
import dev.dormouse.api.call.ErrorType;
import dev.dormouse.api.call.Reason;
import dev.dormouse.api.dispatch.ApiListener;
import io.helidon.http.DirectHandler;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

/** Answers what the web server refuses before any operation sees it, as AWS's errors. */
final class MalformedRequests implements DirectHandler {
  private final AnswerWriter writer;
  private final Supplier<UUID> requestIds;
  private final ApiListener listener;
  private final InstantSource clock;

  MalformedRequests(
      AnswerWriter writer, Supplier<UUID> requestIds, ApiListener listener, InstantSource clock) {
    this.writer = writer;
    this.requestIds = requestIds;
    this.listener = listener;
    this.clock = clock;
  }

  DirectHandlers everywhere() {
    DirectHandlers.Builder handlers = DirectHandlers.builder();
    for (EventType type : EventType.values()) {
      handlers.addHandler(type, this);
    }
    return handlers.build();
  }

  @Override
  public TransportResponse handle(
      TransportRequest request,
      EventType type,
      Status status,
      ServerResponseHeaders headers,
      String message) {
    ApiException error = error(type, status);
    Answer answer = Answer.error(error);
    String requestId = requestIds.get().toString();
    tell(request, requestId, error, answer);
    writer.write(headers, requestId, answer);
    return TransportResponse.builder()
        .status(Status.create(answer.status()))
        .headers(headers)
        .keepAlive(false)
        .entity(answer.body().getBytes(StandardCharsets.UTF_8))
        .build();
  }

  /** The web server does not say here where a request comes from. */
  private void tell(TransportRequest request, String requestId, ApiException error, Answer answer) {
    listener.answered(
        new ApiListener.Exchange(
            clock.instant(),
            requestId,
            request.method(),
            request.path(),
            "",
            "",
            "",
            answer.status(),
            error.type().wireName(),
            Duration.ZERO));
  }

  private static ApiException error(EventType type, Status status) {
    if (status.code() == Status.REQUEST_ENTITY_TOO_LARGE_413.code()
        || status.code() == Status.REQUEST_URI_TOO_LONG_414.code()) {
      return ApiException.of(
          ErrorType.REQUEST_ENTITY_TOO_LARGE, "The request is larger than this server takes");
    }
    return switch (type) {
      case PAYLOAD_TOO_LARGE ->
          ApiException.of(
              ErrorType.REQUEST_ENTITY_TOO_LARGE, "The request is larger than this server takes");
      case BAD_REQUEST, FORBIDDEN, HTTP_VERSION_NOT_SUPPORTED ->
          ApiException.validation(
              Reason.CANNOT_PARSE, "The request is not HTTP as this server reads it");
      case INTERNAL_ERROR ->
          ApiException.retryable(ErrorType.INTERNAL_SERVER, "An internal fault", 1);
      case OTHER ->
          status.code() == Status.NOT_FOUND_404.code()
              ? ApiException.of(ErrorType.UNKNOWN_OPERATION, "There is no such operation")
              : ApiException.retryable(
                  ErrorType.SERVICE_UNAVAILABLE, "The server cannot answer now", 1);
    };
  }
}
