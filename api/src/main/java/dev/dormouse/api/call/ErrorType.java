package dev.dormouse.api.call;

/**
 * The errors of the API: Access Analyzer's own, and those common to all of AWS's services (Access
 * Analyzer API, "Common Errors").
 */
public enum ErrorType {
  ACCESS_DENIED("AccessDeniedException", 403),
  CONFLICT("ConflictException", 409),
  INTERNAL_SERVER("InternalServerException", 500),
  RESOURCE_NOT_FOUND("ResourceNotFoundException", 404),
  SERVICE_QUOTA_EXCEEDED("ServiceQuotaExceededException", 402),
  THROTTLING("ThrottlingException", 429),
  VALIDATION("ValidationException", 400),

  EXPIRED_TOKEN("ExpiredTokenException", 403),
  INCOMPLETE_SIGNATURE("IncompleteSignature", 400),
  INVALID_SIGNATURE("InvalidSignatureException", 403),
  MISSING_AUTHENTICATION_TOKEN("MissingAuthenticationToken", 403),
  REQUEST_ENTITY_TOO_LARGE("RequestEntityTooLargeException", 413),
  REQUEST_EXPIRED("RequestTimeoutException", 408),
  SERVICE_UNAVAILABLE("ServiceUnavailable", 503),
  UNKNOWN_OPERATION("UnknownOperationException", 404),
  UNRECOGNIZED_CLIENT("UnrecognizedClientException", 403);

  private final String wireName;
  private final int status;

  ErrorType(String wireName, int status) {
    this.wireName = wireName;
    this.status = status;
  }

  /** The value of the header {@code X-Amzn-Errortype}. */
  public String wireName() {
    return wireName;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }
}
