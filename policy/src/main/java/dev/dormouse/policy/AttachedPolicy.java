package dev.dormouse.policy;

import java.util.List;

/**
 * A policy in force for a principal: for a managed policy its default version.
 *
 * @param versions every version IAM still keeps of a customer-managed policy, in any order; empty
 *     for other policies, whose past IAM does not tell
 */
public record AttachedPolicy(
    PolicySource source, CompiledPolicy policy, List<PolicyVersion> versions) {
  public AttachedPolicy {
    versions = List.copyOf(versions);
  }
}
