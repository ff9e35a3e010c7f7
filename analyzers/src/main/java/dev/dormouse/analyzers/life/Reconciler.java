package dev.dormouse.analyzers.life;

import dev.dormouse.analyzers.ArchiveRule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What an analysis of an account changes; a function of its arguments and the ids it is given. The
 * order of findings and assessments does not matter; changes come by principal and type, and where
 * a finding is replaced, the resolved one first.
 */
public final class Reconciler {
  /** How long after it was resolved a finding can become ACTIVE again. */
  public static final Duration REACTIVATION = Duration.ofHours(24);

  private static final Comparator<FindingRecord> BY_LAST_CHANGE =
      Comparator.comparing(FindingRecord::updatedAt).thenComparing(FindingRecord::id);

  private final LifeSettings settings;
  private final Supplier<UUID> ids;

  public Reconciler(LifeSettings settings, Supplier<UUID> ids) {
    this.settings = settings;
    this.ids = ids;
  }

  /**
   * @param known the account's findings that are not RESOLVED, at most one of a principal and type,
   *     and of each principal and type the one RESOLVED last, with or without its details
   * @return empty if the same was found before
   */
  public List<FindingChange> reconcile(
      long analyzer,
      List<FindingRecord> known,
      AccountAssessment assessed,
      List<ArchiveRule> rules,
      Instant now) {
    return new Pass(analyzer, known, new AccountView(assessed), rules, now).changes();
  }

  private final class Pass {
    private final long analyzer;
    private final AccountView view;
    private final List<ArchiveRule> rules;
    private final Instant now;
    private final Map<FindingKey, FindingRecord> open = new TreeMap<>();

    /** The finding of each key that was resolved last. */
    private final Map<FindingKey, FindingRecord> resolved = new HashMap<>();

    private final List<FindingChange> changes = new ArrayList<>();

    private Pass(
        long analyzer,
        List<FindingRecord> known,
        AccountView view,
        List<ArchiveRule> rules,
        Instant now) {
      this.analyzer = analyzer;
      this.view = view;
      this.rules = rules;
      this.now = now;
      for (FindingRecord finding : known) {
        if (finding.status() == FindingStatus.RESOLVED) {
          resolved.merge(
              FindingKey.of(finding), finding, (a, b) -> BY_LAST_CHANGE.compare(a, b) < 0 ? b : a);
        } else {
          open.put(FindingKey.of(finding), finding);
        }
      }
    }

    private List<FindingChange> changes() {
      SortedSet<FindingKey> keys = new TreeSet<>(open.keySet());
      keys.addAll(view.found().keySet());
      for (FindingKey key : keys) {
        FindingRecord before = open.get(key);
        Judgement.Holds found = view.found().get(key);
        if (before != null) {
          goOn(before);
        } else if (found != null) {
          begin(key, found, resolved.get(key));
        }
      }
      return List.copyOf(changes);
    }

    private void begin(FindingKey key, Judgement.Holds found, @Nullable FindingRecord last) {
      if (last != null
          && settings.recurrence() == LifeSettings.Recurrence.REACTIVATE
          && last.principal().equals(principal(found))
          && !last.updatedAt().plus(REACTIVATION).isBefore(now)) {
        FindingRecord again = last.again(found.details(), now, ids.get());
        changes.add(new FindingChange.Changed(last, unlessRule(again)));
      } else {
        open(key, found, last == null ? null : last.lineage(), null);
      }
    }

    private void open(
        FindingKey key, Judgement.Holds found, @Nullable UUID lineage, @Nullable Archive carried) {
      UUID id = ids.get();
      FindingRecord finding =
          new FindingRecord(
              id,
              analyzer,
              lineage == null ? id : lineage,
              principal(found),
              key.type(),
              FindingStatus.ACTIVE,
              null,
              found.details(),
              now,
              now,
              null,
              null,
              ids.get());
      changes.add(
          new FindingChange.Opened(
              carried == null
                  ? unlessRule(finding)
                  : finding.archived(carried, now, finding.version())));
    }

    private static PrincipalRef principal(Judgement.Holds found) {
      return PrincipalRef.of(found.assessment().account(), found.assessment().principal());
    }

    /** The finding itself, or ARCHIVED if a rule matches. */
    private FindingRecord unlessRule(FindingRecord active) {
      return Archiving.unlessRule(active, rules, now);
    }

    private void goOn(FindingRecord before) {
      switch (view.judge(before)) {
        case Judgement.Holds holds -> hold(before, holds);
        case Judgement.Over _ -> end(before);
        case Judgement.Excluded _ -> {
          switch (settings.excluded()) {
            case RESOLVE -> end(before);
            case DELETE -> changes.add(new FindingChange.Deleted(before));
          }
        }
        case Judgement.Unknown _ -> stay(before, before);
      }
    }

    /** An error finding is removed when its cause is gone (IAM User Guide, "Error findings"). */
    private void end(FindingRecord before) {
      changes.add(
          before.error() != null
              ? new FindingChange.Deleted(before)
              : new FindingChange.Changed(before, before.resolved(now, ids.get())));
    }

    /**
     * @param after the same, or with other times of use
     */
    private void stay(FindingRecord before, FindingRecord after) {
      if (archiveOver(before)) {
        changes.add(
            new FindingChange.Changed(before, Archiving.ended(after, rules, now, ids.get())));
      } else if (!after.equals(before)) {
        changes.add(new FindingChange.Retimed(before, after));
      }
    }

    private boolean archiveOver(FindingRecord finding) {
      return finding.status() == FindingStatus.ARCHIVED
          && finding.archive() != null
          && finding.archive().over(now);
    }

    private void hold(FindingRecord before, Judgement.Holds found) {
      FindingDetails content = before.details();
      if (before.illegible()) {
        stay(before, before);
      } else if (content != null
          && found.details().unusedAlike(content)
          && before.principal().equals(principal(found))) {
        stay(before, before.retimed(found.details()));
      } else if (content == null || replaced(before, content, found)) {
        end(before);
        open(FindingKey.of(before), found, before.lineage(), carried(before));
      } else {
        FindingRecord after = before.saying(found.details(), now, ids.get());
        changes.add(
            new FindingChange.Changed(
                before,
                archiveOver(after) ? Archiving.ended(after, rules, now, after.version()) : after));
      }
    }

    /**
     * Whether another finding takes its place. A user under another name is another resource. What
     * became unknown was not taken away, and resolves nothing.
     */
    private boolean replaced(FindingRecord before, FindingDetails content, Judgement.Holds found) {
      if (!before.principal().equals(principal(found))) {
        return true;
      }
      Set<Standing> standings = Standings.of(content, found.assessment());
      return standings.contains(Standing.TAKEN_AWAY)
          ? settings.partialFix() == LifeSettings.PartialFix.REPLACE
          : settings.drift() == LifeSettings.Drift.REPLACE && !standings.contains(Standing.UNKNOWN);
    }

    private @Nullable Archive carried(FindingRecord before) {
      Archive archive = before.archive();
      if (before.status() != FindingStatus.ARCHIVED || archive == null || archive.over(now)) {
        return null;
      }
      return switch (settings.carryArchive()) {
        case EXPLAINED -> archive.explained() ? archive : null;
        case ALWAYS -> archive;
        case NEVER -> null;
      };
    }
  }
}
