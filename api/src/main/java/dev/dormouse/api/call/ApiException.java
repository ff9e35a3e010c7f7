package dev.dormouse.api.call;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call that is answered with one of AWS's errors; nothing was changed by it. */
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorType type;
  private final String text;
  private final @Nullable Reason reason;
  private final transient List<FieldError> fields;
  private final @Nullable String resourceType;
  private final @Nullable String resourceId;
  private final int retryAfterSeconds;

  private ApiException(
      ErrorType type,
      String message,
      @Nullable Reason reason,
      List<FieldError> fields,
      @Nullable String resourceType,
      @Nullable String resourceId,
      int retryAfterSeconds) {
    super(message, null, false, false);
    this.type = type;
    this.text = message;
    this.reason = reason;
    this.fields = List.copyOf(fields);
    this.resourceType = resourceType;
    this.resourceId = resourceId;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  public static ApiException of(ErrorType type, String message) {
    return new ApiException(type, message, null, List.of(), null, null, 0);
  }

  /** An error that the same call may not meet later. */
  public static ApiException retryable(ErrorType type, String message, int afterSeconds) {
    return new ApiException(type, message, null, List.of(), null, null, afterSeconds);
  }

  public static ApiException validation(Reason reason, String message) {
    return new ApiException(ErrorType.VALIDATION, message, reason, List.of(), null, null, 0);
  }

  /**
   * @param fields at least one
   */
  public static ApiException validation(List<FieldError> fields) {
    StringBuilder message = new StringBuilder();
    message.append(fields.size());
    message.append(fields.size() == 1 ? " validation error" : " validation errors");
    message.append(" detected: ");
    message.append(String.join("; ", fields.stream().map(FieldError::message).toList()));
    return new ApiException(
        ErrorType.VALIDATION,
        message.toString(),
        Reason.FIELD_VALIDATION_FAILED,
        fields,
        null,
        null,
        0);
  }

  public static ApiException invalidField(String name, String message) {
    return validation(List.of(new FieldError(name, message)));
  }

  public static ApiException notFound(ResourceKind kind, String id) {
    return new ApiException(
        ErrorType.RESOURCE_NOT_FOUND,
        "There is no " + kind.words() + " \"" + Texts.quoted(id) + "\"",
        null,
        List.of(),
        kind.wireName(),
        id,
        0);
  }

  public static ApiException conflict(ResourceKind kind, String id) {
    return new ApiException(
        ErrorType.CONFLICT,
        "There is already an " + kind.words() + " with the name \"" + Texts.quoted(id) + "\"",
        null,
        List.of(),
        kind.wireName(),
        id,
        0);
  }

  public static ApiException quota(ResourceKind kind, String id, String message) {
    return new ApiException(
        ErrorType.SERVICE_QUOTA_EXCEEDED, message, null, List.of(), kind.wireName(), id, 0);
  }

  public ErrorType type() {
    return type;
  }

  /** What the client reads. */
  public String text() {
    return text;
  }

  public @Nullable Reason reason() {
    return reason;
  }

  public List<FieldError> fields() {
    return fields;
  }

  public @Nullable String resourceType() {
    return resourceType;
  }

  public @Nullable String resourceId() {
    return resourceId;
  }

  /** Zero where there is no such hint. */
  public int retryAfterSeconds() {
    return retryAfterSeconds;
  }
}
