package dev.dormouse.snapshot.sample;

import java.util.Optional;

/**
 * An access key.
 *
 * @param asked whether the collector asked when it was last used
 */
record SampleKey(Age created, boolean active, boolean asked, Optional<Age> lastUsed) {

  /** An active key that nobody ever used. */
  static SampleKey neverUsed(Age created) {
    return new SampleKey(created, true, true, Optional.empty());
  }

  /** An active key, half a year older than its last use. */
  static SampleKey lastUsed(Age lastUsed) {
    return new SampleKey(lastUsed.plusDays(180), true, true, Optional.of(lastUsed));
  }

  SampleKey since(Age age) {
    return new SampleKey(age, active, asked, lastUsed);
  }

  SampleKey inactive() {
    return new SampleKey(created, false, asked, lastUsed);
  }

  SampleKey notAsked() {
    return new SampleKey(created, active, false, lastUsed);
  }
}
