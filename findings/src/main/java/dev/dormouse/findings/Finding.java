package dev.dormouse.findings;

import dev.dormouse.evidence.AccessKey;
import java.util.List;

/** Something of one principal that was granted, could have been used, and was not. */
public sealed interface Finding {

  FindingType type();

  record UnusedRole(Verdict.Unused evidence) implements Finding {
    @Override
    public FindingType type() {
      return FindingType.UNUSED_IAM_ROLE;
    }
  }

  /** All unused keys of one user. */
  record UnusedAccessKeys(List<UnusedKey> keys) implements Finding {
    public UnusedAccessKeys {
      keys = List.copyOf(keys);
    }

    @Override
    public FindingType type() {
      return FindingType.UNUSED_IAM_USER_ACCESS_KEY;
    }
  }

  record UnusedKey(AccessKey key, Verdict.Unused evidence) {}

  record UnusedPassword(Verdict.Unused evidence) implements Finding {
    @Override
    public FindingType type() {
      return FindingType.UNUSED_IAM_USER_PASSWORD;
    }
  }

  record UnusedPermissions(PermissionVerdicts verdicts) implements Finding {
    @Override
    public FindingType type() {
      return FindingType.UNUSED_PERMISSION;
    }
  }
}
