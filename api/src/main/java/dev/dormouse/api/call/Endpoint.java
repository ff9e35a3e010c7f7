package dev.dormouse.api.call;

/**
 * An operation, where it is found, and who may call it.
 *
 * @param name AWS's name of the operation; for an extension, its method and path template
 * @param idempotent whether a {@code clientToken} makes a repeated call answer as the first did
 */
public record Endpoint(
    String name,
    String method,
    PathTemplate path,
    Permission permission,
    boolean idempotent,
    Operation operation) {

  /** An extension, by method and path below {@code /dormouse/v1}. */
  public static Endpoint extension(
      String method, String path, Permission permission, Operation operation) {
    return new Endpoint(
        method + " " + path, method, PathTemplate.of(path), permission, false, operation);
  }
}
