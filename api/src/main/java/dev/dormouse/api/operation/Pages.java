package dev.dormouse.api.operation;

import dev.dormouse.api.call.Input;
import dev.dormouse.api.call.Members;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * A page that a call asks for.
 *
 * @param size elements at most
 * @param token of the page before; empty for the first page
 */
public record Pages(int size, Optional<String> token) {

  public static Pages inQuery(Input input, int usual, int most) {
    return new Pages(
        input.queryInteger("maxResults", 1, most).orElse(usual),
        input.query("nextToken", Shapes.ANY));
  }

  public static Pages inBody(Members body, int usual, int most) {
    return new Pages(
        body.integer("maxResults", 1, most).orElse(usual), body.text("nextToken", Shapes.ANY));
  }

  /** Where this page begins: behind this place; empty for the first page. */
  Optional<String> after(PageTokens tokens, List<String> query) {
    return token.map(text -> tokens.open(query, text));
  }

  /**
   * Writes this page of a list that is there as a whole.
   *
   * @param all in the order of their places, which are unique
   */
  public <T> void write(
      JsonGenerator json,
      String name,
      List<T> all,
      Function<T, String> place,
      Consumer<T> element,
      Cursor cursor) {
    String after = after(cursor.tokens(), cursor.query()).orElse(null);
    List<T> left = all.stream().filter(each -> isAfter(place.apply(each), after)).toList();
    List<T> page = left.subList(0, Math.min(size, left.size()));
    json.writeArrayPropertyStart(name);
    page.forEach(element);
    json.writeEndArray();
    if (page.size() < left.size()) {
      cursor.writeNext(json, place.apply(page.getLast()));
    }
  }

  private static boolean isAfter(String place, @Nullable String after) {
    return after == null || place.compareTo(after) > 0;
  }

  /**
   * Makes tokens of one query.
   *
   * @param query whatever makes the list what it is
   */
  public record Cursor(PageTokens tokens, List<String> query) {
    public Cursor {
      query = List.copyOf(query);
    }

    void writeNext(JsonGenerator json, String place) {
      json.writeStringProperty("nextToken", tokens.seal(query, place));
    }
  }
}
