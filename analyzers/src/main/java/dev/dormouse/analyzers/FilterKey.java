package dev.dormouse.analyzers;

import java.util.Arrays;
import java.util.Optional;

/**
 * What filters of unused access can ask for (IAM User Guide, "IAM Access Analyzer filter keys").
 */
public enum FilterKey {
  RESOURCE("resource"),
  RESOURCE_TYPE("resourceType"),
  RESOURCE_OWNER_ACCOUNT("resourceOwnerAccount"),
  FINDING_TYPE("findingType"),
  ERROR("error"),
  STATUS("status"),
  ID("id");

  private final String wireName;

  FilterKey(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }

  /** Whether an archive rule may use it: it speaks of what does not change. */
  public boolean inArchiveRules() {
    return this != STATUS && this != ID;
  }

  public static Optional<FilterKey> of(String wireName) {
    return Arrays.stream(values()).filter(key -> key.wireName.equals(wireName)).findFirst();
  }
}
