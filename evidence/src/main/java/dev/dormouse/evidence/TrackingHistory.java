package dev.dormouse.evidence;

import java.time.Instant;
import java.util.Map;

/**
 * Since when IAM tells what it tells (IAM User Guide, "Refine permissions in AWS using last
 * accessed information", reporting period; "Get credential reports for your AWS account"; GetUser,
 * {@code PasswordLastUsed}).
 */
public final class TrackingHistory {
  /** Use of access keys is told since this day; before it a key reads as never used. */
  public static final Instant ACCESS_KEYS = Instant.parse("2015-04-22T00:00:00Z");

  /**
   * The end of a gap in which password use was not recorded, 2018-05-03 to 2018-05-23 14:08 PDT;
   * whatever reaches back before it cannot show that a password was not used.
   */
  public static final Instant PASSWORDS = Instant.parse("2018-05-23T21:08:00Z");

  private static final Instant MOST_ACTIONS = Instant.parse("2023-05-23T00:00:00Z");
  private static final Instant GOV_CLOUD = Instant.parse("2023-07-01T00:00:00Z");
  private static final Instant FIRST_ACTIONS = Instant.parse("2021-04-07T00:00:00Z");

  private static final Map<String, Instant> EARLY_SERVICES =
      Map.of(
          "s3", Instant.parse("2020-04-12T00:00:00Z"),
          "ec2", FIRST_ACTIONS,
          "iam", FIRST_ACTIONS,
          "lambda", FIRST_ACTIONS);

  private TrackingHistory() {}

  /** Since when IAM tracks a service's actions one by one in a partition. */
  public static Instant actions(String partition, String service) {
    return partition.equals("aws-us-gov")
        ? GOV_CLOUD
        : EARLY_SERVICES.getOrDefault(service, MOST_ACTIONS);
  }
}
