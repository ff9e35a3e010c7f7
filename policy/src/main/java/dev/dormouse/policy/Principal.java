package dev.dormouse.policy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A role or user with the policies in force for it, those of its groups included.
 *
 * @param id the unique id ({@code AROA…}, {@code AIDA…}), which a re-created entity does not share
 * @param path begins and ends with a slash
 * @param boundary the permissions boundary; null if it has none
 * @param defects what of its policies could not be read, so that it may be granted more, or less,
 *     than {@code policies} say
 */
public record Principal(
    PrincipalKind kind,
    Arn arn,
    String id,
    String name,
    String path,
    Instant created,
    Map<String, String> tags,
    List<String> groups,
    List<AttachedPolicy> policies,
    @Nullable Boundary boundary,
    List<PolicyDefect> defects) {

  public Principal {
    tags = Map.copyOf(tags);
    groups = List.copyOf(groups);
    policies = List.copyOf(policies);
    defects = List.copyOf(defects);
  }

  /**
   * A permissions boundary.
   *
   * @param policy null if its document is not at hand
   */
  public record Boundary(String arn, @Nullable CompiledPolicy policy) {}

  /** A policy that should be in force and could not be read, and why. */
  public record PolicyDefect(PolicySource source, String reason) {}

  /** A role that a service made and keeps; nobody else can change what it may do. */
  public boolean serviceLinked() {
    return path.startsWith("/aws-service-role/");
  }
}
