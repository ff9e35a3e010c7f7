package dev.dormouse.policy;

/**
 * An Amazon Resource Name of an IAM entity or anything else: {@code
 * arn:partition:service:region:account:resource}.
 */
public record Arn(
    String partition, String service, String region, String account, String resource) {

  /**
   * @throws IllegalArgumentException quoting {@code text} if it has not six parts or does not begin
   *     with {@code arn}
   */
  public static Arn parse(String text) {
    String[] parts = text.split(":", 6);
    if (parts.length != 6 || !parts[0].equals("arn") || parts[5].isEmpty()) {
      throw new IllegalArgumentException("not an ARN: \"" + text + "\"");
    }
    return new Arn(parts[1], parts[2], parts[3], parts[4], parts[5]);
  }

  @Override
  public String toString() {
    return "arn:" + partition + ":" + service + ":" + region + ":" + account + ":" + resource;
  }
}
