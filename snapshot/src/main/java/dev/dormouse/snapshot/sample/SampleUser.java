package dev.dormouse.snapshot.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A user, with the groups it is in, at most two access keys, and perhaps a password. */
record SampleUser(
    Identity identity,
    List<SampleGroup> groups,
    List<SampleKey> keys,
    Optional<SamplePassword> password) {

  SampleUser {
    groups = List.copyOf(groups);
    keys = List.copyOf(keys);
    if (keys.size() > 2) {
      throw new IllegalArgumentException(identity.name() + " has more than two access keys");
    }
  }

  static SampleUser user(String name) {
    return user("/", name);
  }

  static SampleUser user(String path, String name) {
    return new SampleUser(Identity.named(path, name), List.of(), List.of(), Optional.empty());
  }

  SampleUser since(Age age) {
    return with(identity.created(age));
  }

  SampleUser in(SampleGroup... newGroups) {
    return new SampleUser(identity, List.of(newGroups), keys, password);
  }

  SampleUser attach(SamplePolicy... policies) {
    return with(identity.attached(List.of(policies)));
  }

  SampleUser inline(String policyName, Statement... statements) {
    return with(identity.inline(new Inline(policyName, Document.of(statements))));
  }

  SampleUser bounded(SamplePolicy boundary) {
    return with(identity.bounded(boundary));
  }

  SampleUser tag(String key, String value) {
    return with(identity.tagged(new Tag(key, value)));
  }

  /** Used the granted actions that a pattern means, or a service as a whole; see {@link Use}. */
  SampleUser uses(String pattern, Age age) {
    return with(identity.active(identity.activity().and(pattern, age)));
  }

  /** Used each granted action. */
  SampleUser usesAll(Age age) {
    return uses("*", age);
  }

  SampleUser report(ReportState state) {
    return with(identity.reported(state));
  }

  SampleUser key(SampleKey key) {
    var more = new ArrayList<>(keys);
    more.add(key);
    return new SampleUser(identity, groups, more, password);
  }

  SampleUser console(SamplePassword newPassword) {
    return new SampleUser(identity, groups, keys, Optional.of(newPassword));
  }

  /** How long the user is there: never shorter than the oldest thing it has or did. */
  Age age() {
    Age age = identity.age();
    for (SampleKey key : keys) {
      age = Age.older(age, key.created().plusDays(1));
    }
    return age;
  }

  Age passwordAge(SamplePassword ofThis) {
    return ofThis.created().orElseGet(this::age);
  }

  private SampleUser with(Identity newIdentity) {
    return new SampleUser(newIdentity, groups, keys, password);
  }
}
