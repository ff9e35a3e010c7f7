package dev.dormouse.api.call;

import dev.dormouse.api.json.JsonText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/**
 * What a call is answered with.
 *
 * @param headers beside those that every answer has
 */
public record Answer(int status, String contentType, Content content, Map<String, String> headers) {
  private static final String JSON = "application/json";
  private static final int OK = 200;

  /** The body, in UTF-8. */
  public sealed interface Content {}

  public record Text(String text) implements Content {}

  /** One that is too long to be held as a whole. */
  public record Streamed(Source source) implements Content {}

  /** Writes a body; what it throws ends the connection. */
  @FunctionalInterface
  public interface Source {
    void writeTo(OutputStream out) throws IOException;
  }

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
    return new Answer(OK, JSON, new Text(body), Map.of());
  }

  public static Answer text(int status, String contentType, String body) {
    return new Answer(status, contentType, new Text(body), Map.of());
  }

  /** The error as restJson1 carries it: status, header and body. */
  public static Answer error(ApiException error) {
    Map<String, String> headers = new TreeMap<>();
    headers.put("X-Amzn-Errortype", error.type().wireName());
    if (error.retryAfterSeconds() > 0) {
      headers.put("Retry-After", Integer.toString(error.retryAfterSeconds()));
    }
    return new Answer(
        error.type().status(), JSON, new Text(text(json -> ErrorBody.write(json, error))), headers);
  }

  /**
   * A file that is written while it is sent.
   *
   * @param fileName what a browser saves it as; letters, digits, dot, hyphen, underscore
   */
  public static Answer file(String contentType, String fileName, Source source) {
    return new Answer(
        OK,
        contentType,
        new Streamed(source),
        Map.of("Content-Disposition", "attachment; filename=\"" + fileName + "\""));
  }

  /**
   * @throws IllegalStateException if it is streamed
   */
  public String body() {
    return switch (content) {
      case Text(String text) -> text;
      case Streamed _ -> throw new IllegalStateException("a streamed answer has no text");
    };
  }

  public boolean succeeded() {
    return status == OK;
  }

  private static String text(Consumer<JsonGenerator> members) {
    return new String(JsonText.object(members), StandardCharsets.UTF_8);
  }
}
