package dev.dormouse.api.extension;

/**
 * Cells of other people's text: one that a spreadsheet would take for a formula gets an apostrophe
 * before it (OWASP, "CSV Injection"), and characters that cannot be seen, or that change the
 * direction of writing, are shown as escapes.
 */
final class CsvCells {
  private static final String FORMULA = "=+-@";

  private CsvCells() {}

  static String harmless(String text) {
    StringBuilder cell = new StringBuilder(text.length() + 1);
    if (!text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0) {
      cell.append('\'');
    }
    text.codePoints()
        .forEach(
            c -> {
              if (unseen(c)) {
                cell.append(String.format("\\u%04x", c));
              } else {
                cell.appendCodePoint(c);
              }
            });
    return cell.toString();
  }

  private static boolean unseen(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
