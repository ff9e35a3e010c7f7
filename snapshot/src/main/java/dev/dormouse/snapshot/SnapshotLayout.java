package dev.dormouse.snapshot;

import java.util.Set;

/** The names in a snapshot folder; {@code docs/snapshot-format.md} describes what they hold. */
public final class SnapshotLayout {
  public static final String ORGANIZATION = "organization.json";
  public static final String ACCOUNTS = "accounts.json";
  public static final String PARENTS = "parents.json";
  public static final String ORGANIZATIONAL_UNITS = "organizational-units.json";
  public static final String SERVICE_CONTROL_POLICIES = "service-control-policies.json";
  public static final String AUTHORIZATION_DETAILS = "account-authorization-details.json";
  public static final String CREDENTIAL_REPORT = "credential-report.csv";
  public static final String ACCESS_KEYS = "access-keys.json";
  public static final String LOGIN_PROFILES = "login-profiles.json";
  public static final String USERS = "users.json";
  public static final String SERVICE_LAST_ACCESSED = "service-last-accessed";
  public static final String COLLECTION = "collection.json";

  /** What {@code collection.json} calls the parts of an account. */
  static final Set<String> PARTS =
      Set.of(
          "account-authorization-details",
          "credential-report",
          "access-keys",
          "login-profiles",
          "users",
          "service-last-accessed");

  private SnapshotLayout() {}
}
