package dev.dormouse.snapshot.sample;

import java.util.List;
import java.util.Optional;

/**
 * A role.
 *
 * @param lastUsed how long ago the role was last used, where that is not the age of its latest
 *     activity
 */
record SampleRole(Identity identity, Trust trust, Optional<Age> lastUsed) {

  static SampleRole role(String name, Trust trust) {
    return new SampleRole(Identity.named("/", name), trust, Optional.empty());
  }

  static SampleRole role(String path, String name, Trust trust) {
    return new SampleRole(Identity.named(path, name), trust, Optional.empty());
  }

  SampleRole since(Age age) {
    return with(identity.created(age));
  }

  SampleRole attach(SamplePolicy... policies) {
    return with(identity.attached(List.of(policies)));
  }

  SampleRole inline(String policyName, Statement... statements) {
    return with(identity.inline(new Inline(policyName, Document.of(statements))));
  }

  SampleRole bounded(SamplePolicy boundary) {
    return with(identity.bounded(boundary));
  }

  SampleRole tag(String key, String value) {
    return with(identity.tagged(new Tag(key, value)));
  }

  /** Used the granted actions that a pattern means, or a service as a whole; see {@link Use}. */
  SampleRole uses(String pattern, Age age) {
    return with(identity.active(identity.activity().and(pattern, age)));
  }

  /** Used each granted action. */
  SampleRole usesAll(Age age) {
    return uses("*", age);
  }

  SampleRole lists(String service) {
    return with(identity.active(identity.activity().listing(service)));
  }

  SampleRole report(ReportState state) {
    return with(identity.reported(state));
  }

  SampleRole lastUsed(Age age) {
    return new SampleRole(identity, trust, Optional.of(age));
  }

  Optional<Age> lastSeen() {
    return lastUsed.or(identity.activity()::latest);
  }

  private SampleRole with(Identity newIdentity) {
    return new SampleRole(newIdentity, trust, lastUsed);
  }
}
