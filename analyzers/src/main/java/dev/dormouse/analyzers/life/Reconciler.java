package dev.dormouse.analyzers.life;

import dev.dormouse.analyzers.ArchiveRule;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** What an analysis of an account changes; a function of its arguments and the ids it is given. */
public final class Reconciler {
  private final LifeSettings settings;
  private final Supplier<UUID> ids;

  public Reconciler(LifeSettings settings, Supplier<UUID> ids) {
    this.settings = settings;
    this.ids = ids;
  }

  /**
   * @param known the account's findings that are not RESOLVED, and those resolved lately
   * @return empty if the same was found before
   */
  public List<FindingChange> reconcile(
      long analyzer,
      List<FindingRecord> known,
      AccountAssessment assessed,
      List<ArchiveRule> rules,
      Instant now) {
    if (!known.isEmpty() || !rules.isEmpty()) {
      throw new IllegalStateException(settings + " " + ids + analyzer + assessed + now);
    }
    return List.of();
  }
}
