package dev.dormouse.app;

import dev.dormouse.findings.FindingType;

/** Colours for a terminal; none where nobody sees them. */
public record Style(boolean colours) {

  public String bold(String text) {
    return wrap("1", text);
  }

  public String dim(String text) {
    return wrap("2", text);
  }

  public String good(String text) {
    return wrap("32", text);
  }

  public String bad(String text) {
    return wrap("33", text);
  }

  public String unsure(String text) {
    return wrap("36", text);
  }

  public String colour(FindingType type, String text) {
    return wrap(
        switch (type) {
          case UNUSED_IAM_ROLE -> "35";
          case UNUSED_IAM_USER_ACCESS_KEY -> "33";
          case UNUSED_IAM_USER_PASSWORD -> "36";
          case UNUSED_PERMISSION -> "34";
        },
        text);
  }

  private String wrap(String code, String text) {
    return colours && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
