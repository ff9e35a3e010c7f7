package dev.dormouse.findings;

/** The four types of unused access, by their names in Access Analyzer's API. */
public enum FindingType {
  UNUSED_IAM_ROLE("UnusedIAMRole"),
  UNUSED_IAM_USER_ACCESS_KEY("UnusedIAMUserAccessKey"),
  UNUSED_IAM_USER_PASSWORD("UnusedIAMUserPassword"),
  UNUSED_PERMISSION("UnusedPermission");

  private final String wireName;

  FindingType(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }
}
