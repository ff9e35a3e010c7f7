package dev.dormouse.testing;

/** The output of {@code aws iam get-service-last-accessed-details}, put together as text. */
public final class Report {
  private Report() {}

  /** A page of a finished job. */
  public static String page(boolean truncated, String... services) {
    return page("", truncated, services);
  }

  /** A page of a finished job with the principal's id beside AWS's members. */
  public static String pageOf(String principalId, String... services) {
    return page("\"PrincipalId\":\"" + principalId + "\",", false, services);
  }

  private static String page(String first, boolean truncated, String... services) {
    return String.format(
        "{%s\"JobStatus\":\"COMPLETED\",\"JobType\":\"ACTION_LEVEL\","
            + "\"JobCreationDate\":\"2026-11-23T23:00:00Z\","
            + "\"JobCompletionDate\":\"2026-11-23T23:00:09Z\","
            + "\"ServicesLastAccessed\":[%s],\"IsTruncated\":%s}",
        first, String.join(",", services), truncated);
  }

  /** A service that was not used in the look-back period. */
  public static String neverUsed(String service) {
    return String.format(
        "{\"ServiceName\":\"%s\",\"ServiceNamespace\":\"%s\",\"TotalAuthenticatedEntities\":0}",
        service, service);
  }

  /** A service that was last used then. */
  public static String used(String service, String time) {
    return String.format(
        "{\"ServiceName\":\"%s\",\"ServiceNamespace\":\"%s\",\"LastAuthenticated\":\"%s\","
            + "\"TotalAuthenticatedEntities\":1}",
        service, service, time);
  }
}
