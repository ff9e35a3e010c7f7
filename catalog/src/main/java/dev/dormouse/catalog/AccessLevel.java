package dev.dormouse.catalog;

import org.jspecify.annotations.Nullable;

/**
 * How AWS classifies an action. An action has one level: the first that fits, in the order {@link
 * #PERMISSIONS_MANAGEMENT}, {@link #TAGGING}, {@link #LIST}, {@link #WRITE}, {@link #READ}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/service-reference.html">
 *     Simplified AWS service information, "Properties" of an action</a>
 */
public enum AccessLevel {
  LIST('L'),
  READ('R'),
  WRITE('W'),
  TAGGING('T'),
  PERMISSIONS_MANAGEMENT('P');

  private static final AccessLevel[] ALL = values();

  private final char letter;

  AccessLevel(char letter) {
    this.letter = letter;
  }

  /** The letter that stands for this level in the table. */
  char letter() {
    return letter;
  }

  /** The level behind a letter of the table, or null. */
  static @Nullable AccessLevel of(int letter) {
    for (AccessLevel level : ALL) {
      if (level.letter == letter) {
        return level;
      }
    }
    return null;
  }
}
