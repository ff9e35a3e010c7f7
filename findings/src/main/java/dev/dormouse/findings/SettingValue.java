package dev.dormouse.findings;

import java.util.Arrays;

/** How the values of settings are written. */
public final class SettingValue {
  private SettingValue() {}

  /**
   * A whole number, 0 or more.
   *
   * @throws IllegalArgumentException quoting {@code value} if it is none
   */
  public static int number(String value) {
    try {
      int number = Integer.parseInt(value);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("\"" + value + "\" is not a number", e);
    }
    throw new IllegalArgumentException("\"" + value + "\" is negative");
  }

  /**
   * One of the choices, in any case.
   *
   * @throws IllegalArgumentException quoting {@code value} and naming the choices if it is none
   */
  public static <E extends Enum<E>> E choice(String value, Class<E> choices) {
    for (E choice : choices.getEnumConstants()) {
      if (choice.name().equalsIgnoreCase(value)) {
        return choice;
      }
    }
    throw new IllegalArgumentException(
        "\"" + value + "\" is none of " + Arrays.toString(choices.getEnumConstants()));
  }
}
