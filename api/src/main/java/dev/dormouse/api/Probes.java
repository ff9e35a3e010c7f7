package dev.dormouse.api;

import dev.dormouse.api.call.Answer;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What machines ask that have no access key: whether the server lives, whether it can serve, and
 * its figures.
 *
 * @param unready why the server cannot serve now; empty if it can
 * @param metrics in Prometheus's text format
 */
public record Probes(Supplier<Optional<String>> unready, Supplier<String> metrics) {
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;

  /** Empty if the path is none of a probe. */
  Optional<Answer> answer(String method, String path) {
    if (!method.equals("GET") && !method.equals("HEAD")) {
      return Optional.empty();
    }
    return switch (path) {
      case "/health/live" -> Optional.of(Answer.text(OK, TEXT, "live\n"));
      case "/health/ready" -> Optional.of(ready());
      case "/metrics" ->
          Optional.of(Answer.text(OK, "text/plain; version=0.0.4; charset=utf-8", metrics.get()));
      default -> Optional.empty();
    };
  }

  private Answer ready() {
    return unready
        .get()
        .map(why -> Answer.text(UNAVAILABLE, TEXT, "not ready: " + why + "\n"))
        .orElseGet(() -> Answer.text(OK, TEXT, "ready\n"));
  }
}
