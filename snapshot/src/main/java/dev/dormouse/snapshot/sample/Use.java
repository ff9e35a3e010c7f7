package dev.dormouse.snapshot.sample;

/**
 * What a principal did, and how long ago.
 *
 * @param pattern actions, such as {@code s3:Get*}; a bare service prefix such as {@code rds} says
 *     that the service was used without saying by which action
 */
record Use(String pattern, Age age) {
  boolean ofService() {
    return pattern.indexOf(':') < 0 && !pattern.equals("*");
  }
}
