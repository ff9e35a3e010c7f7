package dev.dormouse.api.call;

import dev.dormouse.api.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/**
 * What a call is answered with.
 *
 * @param body UTF-8 text
 * @param headers beside those that every answer has
 */
public record Answer(int status, String contentType, String body, Map<String, String> headers) {
  private static final String JSON = "application/json";
  private static final int OK = 200;

  public Answer {
    headers = Map.copyOf(headers);
  }

  /** An object without members: what operations without output answer. */
  public static Answer empty() {
    return stored("{}");
  }

  public static Answer object(Consumer<JsonGenerator> members) {
    return stored(text(members));
  }

  /** An earlier answer, by its body. */
  public static Answer stored(String body) {
    return new Answer(OK, JSON, body, Map.of());
  }

  public static Answer text(int status, String contentType, String body) {
    return new Answer(status, contentType, body, Map.of());
  }

  /** The error as restJson1 carries it: status, header and body. */
  public static Answer error(ApiException error) {
    Map<String, String> headers = new TreeMap<>();
    headers.put("X-Amzn-Errortype", error.type().wireName());
    if (error.retryAfterSeconds() > 0) {
      headers.put("Retry-After", Integer.toString(error.retryAfterSeconds()));
    }
    return new Answer(
        error.type().status(), JSON, text(json -> ErrorBody.write(json, error)), headers);
  }

  public boolean succeeded() {
    return status == OK;
  }

  private static String text(Consumer<JsonGenerator> members) {
    return new String(JsonText.object(members), StandardCharsets.UTF_8);
  }
}
