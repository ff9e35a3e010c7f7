package dev.dormouse.api.call;

/** Foreign texts inside messages. */
final class Texts {
  private static final int SHOWN = 100;

  private Texts() {}

  /** At most 100 characters of it, control characters left out. */
  static String quoted(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .filter(c -> !Character.isISOControl(c))
        .limit(SHOWN)
        .forEach(shown::appendCodePoint);
    return shown.length() < text.length() && shown.length() >= SHOWN ? shown + "…" : shown + "";
  }
}
