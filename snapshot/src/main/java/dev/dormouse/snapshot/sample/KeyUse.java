package dev.dormouse.snapshot.sample;

import java.util.List;

/**
 * Where an access key was last used, {@code N/A} for a key that never was.
 *
 * @see <a href=
 *     "https://docs.aws.amazon.com/IAM/latest/APIReference/API_AccessKeyLastUsed.html">IAM API:
 *     AccessKeyLastUsed</a>
 */
record KeyUse(String service, String region) {
  private static final KeyUse NEVER = new KeyUse("N/A", "N/A");
  private static final List<KeyUse> PLACES =
      List.of(
          new KeyUse("s3", "eu-central-1"),
          new KeyUse("sts", "us-east-1"),
          new KeyUse("dynamodb", "eu-central-1"),
          new KeyUse("ec2", "eu-west-1"),
          new KeyUse("sqs", "eu-central-1"),
          new KeyUse("ecr", "eu-central-1"));

  /** By the first service that the user is known to use; where it is not known, anywhere. */
  static KeyUse of(SampleUser user, SampleKey key, String keyId) {
    if (key.lastUsed().isEmpty()) {
      return NEVER;
    }
    KeyUse place = PLACES.get(Hash.below(PLACES.size(), 0, keyId));
    return user.identity().activity().uses().stream()
        .map(use -> use.pattern().split(":", 2)[0])
        .filter(service -> !service.equals("*"))
        .findFirst()
        .map(service -> new KeyUse(service, place.region()))
        .orElse(place);
  }
}
