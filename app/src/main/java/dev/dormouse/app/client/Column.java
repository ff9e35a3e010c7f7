package dev.dormouse.app.client;

import java.util.function.Function;

/**
 * A column of a table.
 *
 * @param width characters at most; longer text is cut
 */
record Column(String title, int width, Function<Fields, String> text) {

  /** A member as it is. */
  static Column of(String title, String member) {
    return new Column(title, 80, row -> row.text(member));
  }
}
