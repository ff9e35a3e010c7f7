package dev.dormouse.api.json;

/** Which texts are let in at all. */
public final class Characters {
  private Characters() {}

  /**
   * Whether a text can be stored and sent back as it is: no NUL, which PostgreSQL cannot store, and
   * no half of a surrogate pair, which UTF-8 cannot write.
   */
  public static boolean storable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isLowSurrogate(c)) {
        return false;
      }
      if (Character.isHighSurrogate(c)) {
        i++;
        if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
          return false;
        }
      }
    }
    return true;
  }
}
