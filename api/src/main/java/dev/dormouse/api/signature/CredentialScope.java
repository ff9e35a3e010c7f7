package dev.dormouse.api.signature;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who signed, and for what: {@code KEY/20261124/us-east-1/access-analyzer/aws4_request}.
 *
 * @param date {@code yyyyMMdd}
 */
record CredentialScope(String keyId, String date, String region, String service) {
  private static final Pattern SHAPE =
      Pattern.compile(
          "([A-Za-z0-9_]{1,128})/([0-9]{8})/([A-Za-z0-9-]{1,64})/([A-Za-z0-9-]{1,64})/aws4_request");

  static Optional<CredentialScope> parse(String credential) {
    Matcher matcher = SHAPE.matcher(credential);
    return matcher.matches()
        ? Optional.of(
            new CredentialScope(
                matcher.group(1), matcher.group(2), matcher.group(3), matcher.group(4)))
        : Optional.empty();
  }

  /** The second-last line of the string to sign. */
  String text() {
    return date + "/" + region + "/" + service + "/aws4_request";
  }
}
