package dev.dormouse.catalog;

import java.util.List;

/**
 * One IAM action as the catalog knows it.
 *
 * @param id the number that stands for this action in every {@link ActionSet}; it never changes and
 *     is never given to another action
 * @param service the IAM prefix, for example {@code s3}
 * @param name the name in AWS's spelling, for example {@code GetObject}
 * @param resourceTypes the types of resource that a policy statement can name for this action;
 *     empty when the action can only be granted on {@code *}
 * @param anyResourceTypeUnknown whether AWS names a resource type for this action that it does not
 *     define, so that {@code resourceTypes} is incomplete
 * @param lastAccessed whether IAM's service last accessed report tracks this action
 * @param policyGeneration whether Access Analyzer's policy generation knows this action
 * @param retired whether AWS no longer publishes this action; its resource types are unknown then
 */
public record Action(
    int id,
    String service,
    String name,
    AccessLevel accessLevel,
    List<ResourceType> resourceTypes,
    boolean anyResourceTypeUnknown,
    boolean lastAccessed,
    boolean policyGeneration,
    boolean retired) {

  public Action {
    if (id < 0) {
      throw new IllegalArgumentException("action id " + id + " is negative");
    }
    resourceTypes = List.copyOf(resourceTypes);
  }

  /** Prefix and name as a policy writes them, for example {@code s3:GetObject}. */
  public String qualifiedName() {
    return service + ':' + name;
  }
}
