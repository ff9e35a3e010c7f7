package dev.dormouse.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Walks a JSON document in one pass. Each method begins on the first token of the value that it
 * reads and ends on its last. A value of another kind than the one asked for is refused, with the
 * document's name and the place.
 */
final class Members {
  private final JsonParser json;
  private final String what;

  Members(JsonParser json, String what) {
    this.json = json;
    this.what = what;
    json.nextToken();
  }

  /** Gives the name of every member of the object, with the walk standing on the member's value. */
  void each(Consumer<String> member) {
    expect(JsonToken.START_OBJECT, "an object");
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      json.nextToken();
      member.accept(name);
    }
  }

  /** What {@code element} reads of every element of the array. */
  <T> List<T> list(Supplier<T> element) {
    expect(JsonToken.START_ARRAY, "an array");
    List<T> elements = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      elements.add(element.get());
    }
    return elements;
  }

  /** The member {@code Name} of the object, with what {@link #text} says of it. */
  String name(String whose) {
    String[] name = {""};
    each(
        member -> {
          if (member.equals("Name")) {
            name[0] = text();
          } else {
            skip();
          }
        });
    return required(name[0], whose);
  }

  /** A text that fits on a line of the table: printable ASCII. */
  String text() {
    expect(JsonToken.VALUE_STRING, "a text");
    String text = json.getString();
    if (!text.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      throw refuse("a text must be printable ASCII", text);
    }
    return text;
  }

  /** Whether the value is {@code true}; anything else is not. */
  boolean truth() {
    boolean truth = json.currentToken() == JsonToken.VALUE_TRUE;
    skip();
    return truth;
  }

  void skip() {
    json.skipChildren();
  }

  /** The value itself; an empty one is refused. */
  String required(String value, String name) {
    if (value.isEmpty()) {
      throw refuse("there is no " + name, value);
    }
    return value;
  }

  void end() {
    if (json.nextToken() != null) {
      throw refuse("something follows the document", json.getString());
    }
  }

  CatalogException refuse(String reason, String found) {
    var at = json.currentTokenLocation();
    String place = ": line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ";
    return new CatalogException(what + place + reason + ": \"" + found + '"');
  }

  private void expect(JsonToken wanted, String name) {
    if (json.currentToken() != wanted) {
      throw refuse("expected " + name, json.hasCurrentToken() ? json.getString() : "");
    }
  }
}
