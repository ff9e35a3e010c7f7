package dev.dormouse.app.client;

/** How a list is printed. */
enum Format {
  /** For people. */
  TABLE,
  /** One object with all rows. */
  JSON,
  /** A row a line. */
  JSONL,
  /** RFC 4180. */
  CSV
}
