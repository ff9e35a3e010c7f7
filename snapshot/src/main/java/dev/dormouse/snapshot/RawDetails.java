package dev.dormouse.snapshot;

import dev.dormouse.policy.PolicyVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one {@code account-authorization-details.json} holds, before names are resolved. */
final class RawDetails {
  final List<RawPrincipal> principals = new ArrayList<>();
  final Map<String, RawPrincipal.Group> groups = new HashMap<>();
  final Map<String, ManagedPolicy> policies = new HashMap<>();
  final List<Problem> problems = new ArrayList<>();

  /** Users and roles that could not be read, and those of a list that is not there. */
  final List<LostPrincipal> lostPrincipals = new ArrayList<>();

  boolean truncated;

  /** The latest time that stands anywhere in the file: it was written then or later. */
  Instant newest = Instant.MIN;

  /** Takes note of a time in the file, and answers it. */
  @Nullable Instant seen(@Nullable Instant time) {
    if (time != null && time.isAfter(newest)) {
      newest = time;
    }
    return time;
  }

  /**
   * An element of {@code Policies}.
   *
   * @param versions all kept versions; only the default one if any of them could not be read
   * @param inForce the default version
   */
  record ManagedPolicy(String name, String arn, List<PolicyVersion> versions, RawPolicy inForce) {}
}
