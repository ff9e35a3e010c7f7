package dev.dormouse.app;

import dev.dormouse.findings.FindingType;

/** Colours for a terminal; none where nobody sees them. */
record Style(boolean colours) {

  String bold(String text) {
    return wrap("1", text);
  }

  String dim(String text) {
    return wrap("2", text);
  }

  String good(String text) {
    return wrap("32", text);
  }

  String bad(String text) {
    return wrap("33", text);
  }

  String unsure(String text) {
    return wrap("36", text);
  }

  String colour(FindingType type, String text) {
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
