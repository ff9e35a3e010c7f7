package dev.dormouse.snapshot.sample;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An account, with all that its writers need to turn it into AWS's documents. */
record Scene(SampleAccount account, Ids ids, Moments moments, Vocabulary vocabulary) {

  String accountId() {
    return account.id();
  }

  Style style() {
    return account.style();
  }

  String written(Instant moment) {
    return style().spelling().write(moment);
  }

  String id(SampleRole role) {
    return ids.role(accountId(), role.identity().name());
  }

  String id(SampleUser user) {
    return ids.user(accountId(), user.identity().name());
  }

  String arn(SampleRole role) {
    return arn("role" + role.identity().path() + role.identity().name());
  }

  String arn(SampleUser user) {
    return arn("user" + user.identity().path() + user.identity().name());
  }

  /** An ARN of this account's IAM. */
  String arn(String resource) {
    return "arn:aws:iam::" + accountId() + ":" + resource;
  }

  Instant created(SampleRole role) {
    return moments.of(role.identity().age(), id(role) + "/created");
  }

  Instant created(SampleUser user) {
    return moments.of(user.age(), id(user) + "/created");
  }

  Instant created(SampleUser user, int slot) {
    return moments.of(user.keys().get(slot).created(), keyId(user, slot));
  }

  Instant created(SampleUser user, SamplePassword password) {
    return moments.of(user.passwordAge(password), id(user) + "/created");
  }

  /** When an age that belongs to a key, a password or a role's last use was. */
  Instant used(Age age, String subjectId) {
    return moments.of(age, subjectId);
  }

  String keyId(SampleUser user, int slot) {
    return ids.accessKey(accountId(), user.identity().name(), slot);
  }

  /** The identity policies of a role. */
  static List<Document> documents(SampleRole role) {
    return documents(role.identity());
  }

  /** The identity policies of a user: its own and those of its groups. */
  static List<Document> documents(SampleUser user) {
    List<Document> documents = documents(user.identity());
    for (SampleGroup group : user.groups()) {
      group.managed().forEach(policy -> documents.add(policy.document()));
      group.inline().forEach(policy -> documents.add(policy.document()));
    }
    return documents;
  }

  private static List<Document> documents(Identity identity) {
    List<Document> documents = new ArrayList<>();
    identity.managed().forEach(policy -> documents.add(policy.document()));
    identity.inline().forEach(policy -> documents.add(policy.document()));
    return documents;
  }
}
