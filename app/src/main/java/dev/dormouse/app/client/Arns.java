package dev.dormouse.app.client;

/** ARNs as people read them. */
final class Arns {
  private Arns() {}

  /** {@code role/path/Name} of {@code arn:aws:iam::111122223333:role/path/Name}. */
  static String principal(String arn) {
    String[] parts = arn.split(":", 6);
    return parts.length == 6 ? parts[5] : arn;
  }
}
