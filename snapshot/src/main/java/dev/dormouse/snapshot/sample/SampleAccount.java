package dev.dormouse.snapshot.sample;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** An account with its users and roles; its groups and policies are those that they name. */
record SampleAccount(
    AccountHeader header,
    List<SampleUser> users,
    List<SampleRole> roles,
    Style style,
    Collection collection) {
  SampleAccount {
    users = List.copyOf(users);
    roles = List.copyOf(roles);
  }

  static SampleAccount of(AccountHeader header, Style style) {
    return new SampleAccount(header, List.of(), List.of(), style, Collection.COMPLETE);
  }

  String id() {
    return header.id();
  }

  SampleAccount users(SampleUser... more) {
    return new SampleAccount(header, joined(users, List.of(more)), roles, style, collection);
  }

  SampleAccount roles(SampleRole... more) {
    return new SampleAccount(header, users, joined(roles, List.of(more)), style, collection);
  }

  SampleAccount collected(Collection newCollection) {
    return new SampleAccount(header, users, roles, style, newCollection);
  }

  /** Every group that has a member, by name. */
  List<SampleGroup> groups() {
    Set<SampleGroup> groups = new LinkedHashSet<>();
    users.forEach(user -> groups.addAll(user.groups()));
    return groups.stream().sorted(Comparator.comparing(SampleGroup::name)).toList();
  }

  /** Every managed policy that is attached or a boundary, by ARN. */
  List<SamplePolicy> policies() {
    Set<SamplePolicy> policies = new LinkedHashSet<>();
    users.forEach(user -> addPolicies(policies, user.identity()));
    roles.forEach(role -> addPolicies(policies, role.identity()));
    groups().forEach(group -> policies.addAll(group.managed()));
    return policies.stream().sorted(Comparator.comparing(policy -> policy.arn(id()))).toList();
  }

  private static void addPolicies(Set<SamplePolicy> policies, Identity identity) {
    policies.addAll(identity.managed());
    identity.boundary().ifPresent(policies::add);
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    var all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
