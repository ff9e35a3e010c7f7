package dev.dormouse.policy;

import org.jspecify.annotations.Nullable;

/**
 * Where a policy hangs.
 *
 * @param arn of a managed policy; null for an inline one
 * @param group the group through which a user has the policy, or null
 */
public record PolicySource(
    PolicyKind kind, String name, @Nullable String arn, @Nullable String group) {

  public static PolicySource inline(String name) {
    return new PolicySource(PolicyKind.INLINE, name, null, null);
  }

  public static PolicySource managed(String name, String arn) {
    boolean byAws = arn.contains(":iam::aws:policy/");
    return new PolicySource(
        byAws ? PolicyKind.AWS_MANAGED : PolicyKind.CUSTOMER_MANAGED, name, arn, null);
  }

  public PolicySource via(String groupName) {
    return new PolicySource(kind, name, arn, groupName);
  }
}
