package dev.dormouse.findings;

/** Why a principal is left out of the analysis. */
public enum ExclusionReason {
  SERVICE_LINKED_ROLE("service-linked roles, which only their service can change"),
  OWN_ROLE("the role that collects for Dormouse"),
  ACCOUNT("accounts excluded by the analyzer"),
  TAG("principals excluded by tag"),
  PATH("principals excluded by path"),
  NAME("principals excluded by name"),
  ORGANIZATIONAL_UNIT("accounts excluded by organizational unit");

  private final String description;

  ExclusionReason(String description) {
    this.description = description;
  }

  public String description() {
    return description;
  }
}
