package dev.dormouse.analyzers.life;

/** Why a finding has no details: IAM User Guide, "Error findings". */
public enum FindingError {
  INTERNAL_ERROR,
  ACCESS_DENIED
}
