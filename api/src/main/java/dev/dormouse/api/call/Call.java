package dev.dormouse.api.call;

import dev.dormouse.analyzers.access.Caller;
import dev.dormouse.api.json.JsonValue.JsonObject;
import java.time.Instant;
import java.util.Map;

/**
 * A call that may be made: authenticated, authorized, its JSON read.
 *
 * @param endpoint the name of what is called
 * @param labels the parts of the path that its template names, decoded
 * @param body empty if there was none
 */
public record Call(
    String endpoint,
    Caller caller,
    Map<String, String> labels,
    Query query,
    JsonObject body,
    Instant now) {
  public Call {
    labels = Map.copyOf(labels);
  }
}
