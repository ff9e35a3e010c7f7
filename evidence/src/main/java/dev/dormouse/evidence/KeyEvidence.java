package dev.dormouse.evidence;

import java.util.List;

/** What is known of a user's access keys. */
public sealed interface KeyEvidence {

  /** The user has these keys and no others. */
  record Known(List<AccessKey> keys) implements KeyEvidence {
    public Known {
      keys = List.copyOf(keys);
    }
  }

  record Unknown(UnknownReason reason, String detail) implements KeyEvidence {}
}
