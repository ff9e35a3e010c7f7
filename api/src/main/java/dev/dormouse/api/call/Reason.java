package dev.dormouse.api.call;

/** Access Analyzer API, "ValidationException", {@code reason}. */
public enum Reason {
  CANNOT_PARSE("cannotParse"),
  FIELD_VALIDATION_FAILED("fieldValidationFailed"),
  NOT_SUPPORTED("notSupported"),
  OTHER("other");

  private final String wireName;

  Reason(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }
}
