package dev.dormouse.app.client;

import dev.dormouse.api.call.PercentText;
import dev.dormouse.api.json.JsonText;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;

/**
 * A call of the API.
 *
 * @param path percent-encoded
 * @param query percent-encoded, without the question mark; empty for none
 * @param body JSON; empty for none
 */
record Request(String method, String path, String query, String body) {

  static Request get(String path) {
    return new Request("GET", path, "", "");
  }

  static Request delete(String path) {
    return new Request("DELETE", path, "", "");
  }

  /**
   * @param members writes the members of the body
   */
  static Request put(String path, Consumer<JsonGenerator> members) {
    return new Request("PUT", path, "", json(members));
  }

  static Request post(String path, Consumer<JsonGenerator> members) {
    return new Request("POST", path, "", json(members));
  }

  /** This call with parameters; those with an empty value are left out. */
  Request with(Map<String, String> parameters) {
    String text =
        parameters.entrySet().stream()
            .filter(each -> !each.getValue().isEmpty())
            .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
            .collect(Collectors.joining("&"));
    return new Request(method, path, text, body);
  }

  /** A path of segments, each encoded. */
  static String path(String... segments) {
    List<String> parts = Arrays.stream(segments).map(Request::encoded).toList();
    return "/" + String.join("/", parts);
  }

  private static String encoded(String text) {
    return PercentText.encode(text);
  }

  private static String json(Consumer<JsonGenerator> members) {
    return new String(JsonText.object(members), java.nio.charset.StandardCharsets.UTF_8);
  }
}
