package dev.dormouse.evidence;

import java.time.Instant;

/** What is known of a user's console password. */
public sealed interface PasswordEvidence {

  /** The user cannot sign in with a password. */
  record None() implements PasswordEvidence {}

  /**
   * @param since when the password was set: the later of the login profile's creation and the last
   *     change
   */
  record Present(Instant since, LastUse lastUse) implements PasswordEvidence {}

  record Unknown(UnknownReason reason, String detail) implements PasswordEvidence {}
}
