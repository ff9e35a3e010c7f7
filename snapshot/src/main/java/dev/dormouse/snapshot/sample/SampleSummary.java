package dev.dormouse.snapshot.sample;

/** What was written. */
public record SampleSummary(int accounts, long roles, long users) {
  SampleSummary plus(SampleAccount account) {
    return new SampleSummary(
        accounts + 1, roles + account.roles().size(), users + account.users().size());
  }
}
