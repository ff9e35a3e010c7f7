package dev.dormouse.snapshot.sample;

import java.util.Optional;

/**
 * A console password.
 *
 * @param created when not given, as old as its user
 */
record SamplePassword(Optional<Age> created, Optional<Age> lastUsed, boolean mfa) {

  static SamplePassword neverUsed() {
    return new SamplePassword(Optional.empty(), Optional.empty(), false);
  }

  static SamplePassword lastUsed(Age age) {
    return new SamplePassword(Optional.empty(), Optional.of(age), true);
  }

  SamplePassword since(Age age) {
    return new SamplePassword(Optional.of(age), lastUsed, mfa);
  }
}
