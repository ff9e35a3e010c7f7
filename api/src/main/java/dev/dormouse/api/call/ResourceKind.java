package dev.dormouse.api.call;

/** What an error is about: {@code resourceType} of AWS's errors. */
public enum ResourceKind {
  ANALYZER("Analyzer", "analyzer"),
  ARCHIVE_RULE("ArchiveRule", "archive rule"),
  FINDING("Finding", "finding"),
  PRINCIPAL("Principal", "principal");

  private final String wireName;
  private final String words;

  ResourceKind(String wireName, String words) {
    this.wireName = wireName;
    this.words = words;
  }

  String wireName() {
    return wireName;
  }

  String words() {
    return words;
  }
}
