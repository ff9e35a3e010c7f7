package dev.dormouse.analyzers;

/** Why an analyzer is not ACTIVE: Access Analyzer API, "StatusReason", {@code code}. */
public enum StatusReason {
  AWS_SERVICE_ACCESS_DISABLED,
  DELEGATED_ADMINISTRATOR_DEREGISTERED,
  ORGANIZATION_DELETED,
  SERVICE_LINKED_ROLE_CREATION_FAILED
}
