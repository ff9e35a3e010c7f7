package dev.dormouse.snapshot.sample;

import java.util.List;
import java.util.Set;

/**
 * How the collection of one account went.
 *
 * @param completed whether it came to its end
 * @param missing the parts that were not collected at all
 * @param failures what went wrong
 */
record Collection(boolean completed, Set<Part> missing, List<Failure> failures) {

  /** One part of a snapshot. */
  enum Part {
    AUTHORIZATION_DETAILS("account-authorization-details"),
    CREDENTIAL_REPORT("credential-report"),
    ACCESS_KEYS("access-keys"),
    LOGIN_PROFILES("login-profiles"),
    USERS("users"),
    REPORTS("service-last-accessed");

    final String label;

    Part(String label) {
      this.label = label;
    }
  }

  /** A part that failed as a whole, and why. */
  record Failure(Part part, String reason) {}

  /** All parts are there. */
  static final Collection COMPLETE = new Collection(true, Set.of(), List.of());

  Collection {
    missing = Set.copyOf(missing);
    failures = List.copyOf(failures);
  }
}
