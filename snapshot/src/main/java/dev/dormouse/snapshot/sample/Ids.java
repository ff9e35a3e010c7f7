package dev.dormouse.snapshot.sample;

import java.util.UUID;

/**
 * Unique ids in AWS's form, each plainly an example: AWS's prefix, letters and digits, {@code
 * EXAMPLE}.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html">IAM
 *     identifiers</a>
 */
record Ids(long seed) {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final String ENDING = "EXAMPLE";

  /** 21 characters, {@code AROA…}. */
  String role(String account, String name) {
    return id("AROA", 10, account + "/role/" + name);
  }

  /** 21 characters, {@code AIDA…}. */
  String user(String account, String name) {
    return id("AIDA", 10, account + "/user/" + name);
  }

  /** 21 characters, {@code AGPA…}. */
  String group(String account, String name) {
    return id("AGPA", 10, account + "/group/" + name);
  }

  /** 21 characters, {@code ANPA…}. */
  String policy(String arn) {
    return id("ANPA", 10, arn);
  }

  /** 21 characters, {@code AIPA…}. */
  String instanceProfile(String account, String name) {
    return id("AIPA", 10, account + "/instance-profile/" + name);
  }

  /** 20 characters, {@code AKIA…}, like the access key id of AWS's own documentation. */
  String accessKey(String account, String user, int slot) {
    return id("AKIA", 9, account + "/key/" + user + "/" + slot);
  }

  /** 36 characters, as the id of a last-accessed job. */
  String job(String principalId) {
    long high = Hash.of(seed, principalId + "/job");
    long low = Hash.of(seed + 1, principalId + "/job");
    return new UUID(high, low).toString();
  }

  private String id(String prefix, int length, String subject) {
    long bits = Hash.of(seed, subject);
    var id = new StringBuilder(prefix.length() + length + ENDING.length()).append(prefix);
    for (int i = 0; i < length; i++) {
      id.append(ALPHABET.charAt((int) (bits >>> (5 * i)) & 31));
    }
    return id.append(ENDING).toString();
  }
}
