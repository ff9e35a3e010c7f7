package dev.dormouse.snapshot.sample;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

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
  SortedMap<String, SamplePolicy> policies() {
    SortedMap<String, SamplePolicy> policies = new TreeMap<>();
    attached().forEach(policy -> policies.putIfAbsent(policy.arn(id()), policy));
    boundaries().forEach(policy -> policies.putIfAbsent(policy.arn(id()), policy));
    return policies;
  }

  /** The managed policies of all users, roles and groups, as often as they are attached. */
  Stream<SamplePolicy> attached() {
    return Stream.concat(
        identities().flatMap(identity -> identity.managed().stream()),
        groups().stream().flatMap(group -> group.managed().stream()));
  }

  /** The boundaries of all users and roles, as often as they are set. */
  Stream<SamplePolicy> boundaries() {
    return identities().flatMap(identity -> identity.boundary().stream());
  }

  private Stream<Identity> identities() {
    return Stream.concat(
        users.stream().map(SampleUser::identity), roles.stream().map(SampleRole::identity));
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    var all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
