package dev.dormouse.snapshot.sample;

import java.util.List;

/**
 * A managed policy.
 *
 * @param owner who keeps it: AWS, the same in every account, or the account's own people
 * @param path begins and ends with a slash
 * @param versions the retained ones, the default version first
 */
record SamplePolicy(Owner owner, String path, String name, List<Version> versions) {
  private static final Age AWS_POLICY_AGE = Age.days(2_600);
  private static final Age CUSTOMER_POLICY_AGE = Age.days(540);

  /** Who keeps a managed policy. */
  enum Owner {
    AWS,
    CUSTOMER
  }

  /** One retained version. */
  record Version(Document document, Age created) {}

  SamplePolicy {
    versions = List.copyOf(versions);
    if (versions.isEmpty() || versions.size() > 5) {
      throw new IllegalArgumentException(
          name + " has " + versions.size() + " versions, not 1 to 5");
    }
  }

  static SamplePolicy aws(String path, String name, Statement... statements) {
    var version = new Version(Document.of(statements), AWS_POLICY_AGE);
    return new SamplePolicy(Owner.AWS, path, name, List.of(version));
  }

  static SamplePolicy customer(String name, Statement... statements) {
    var version = new Version(Document.of(statements), CUSTOMER_POLICY_AGE);
    return new SamplePolicy(Owner.CUSTOMER, "/", name, List.of(version));
  }

  static SamplePolicy customer(String name, Version... newestFirst) {
    return new SamplePolicy(Owner.CUSTOMER, "/", name, List.of(newestFirst));
  }

  Document document() {
    return versions.getFirst().document();
  }

  String arn(String account) {
    return "arn:aws:iam::" + (owner == Owner.AWS ? "aws" : account) + ":policy" + path + name;
  }
}
