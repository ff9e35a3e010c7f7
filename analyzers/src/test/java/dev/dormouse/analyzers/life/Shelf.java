package dev.dormouse.analyzers.life;

import dev.dormouse.analyzers.ArchiveRule;
import dev.dormouse.analyzers.Criterion;
import dev.dormouse.analyzers.Filter;
import dev.dormouse.analyzers.FilterKey;
import dev.dormouse.findings.Assessment;
import dev.dormouse.findings.FindingType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** One analyzer's findings of one account, and the analyses that change them. */
final class Shelf {
  static final long ANALYZER = 7;

  private final Map<UUID, FindingRecord> findings = new LinkedHashMap<>();
  private final List<FindingEvent> events = new ArrayList<>();
  private final TimeOrderedIds ids;
  private Instant now = Entity.AS_OF;
  private LifeSettings settings = LifeSettings.DEFAULT;
  private List<ArchiveRule> rules = List.of();

  Shelf() {
    this(1);
  }

  Shelf(long seed) {
    this.ids = new TimeOrderedIds(() -> now, new Random(seed));
  }

  Shelf set(String name, String value) {
    settings = settings.with(name, value);
    return this;
  }

  /** A rule that archives what is about an ARN with this in it. */
  Shelf rule(String name, String part) {
    Filter filter = Filter.of(Map.of(FilterKey.RESOURCE, Criterion.contains(part)));
    rules = new ArrayList<>(rules);
    rules.add(new ArchiveRule(name, filter, now, now));
    return this;
  }

  Shelf later(Duration time) {
    now = now.plus(time);
    return this;
  }

  Instant now() {
    return now;
  }

  List<FindingChange> scan(Entity... entities) {
    return scan(true, Arrays.stream(entities).map(Entity::assess).toList());
  }

  List<FindingChange> scanIncomplete(Entity... entities) {
    return scan(false, Arrays.stream(entities).map(Entity::assess).toList());
  }

  List<FindingChange> scan(boolean complete, List<Assessment> assessments) {
    return scan(new AccountAssessment(Entity.ACCOUNT, assessments, complete));
  }

  /** An analysis of nobody, of an account that may have these. */
  List<FindingChange> scanWithout(Unlisted... unlisted) {
    return scan(new AccountAssessment(Entity.ACCOUNT, List.of(), List.of(unlisted)));
  }

  private List<FindingChange> scan(AccountAssessment assessed) {
    List<FindingChange> changes =
        new Reconciler(settings, ids)
            .reconcile(ANALYZER, List.copyOf(findings.values()), assessed, rules, now);
    changes.forEach(this::apply);
    return changes;
  }

  void archive(FindingRecord finding, Archive archive) {
    new Archiving(ids).archive(finding, archive, now).ifPresent(this::apply);
  }

  void unarchive(FindingRecord finding) {
    new Archiving(ids).unarchive(finding, now).ifPresent(this::apply);
  }

  private void apply(FindingChange change) {
    switch (change) {
      case FindingChange.Opened(FindingRecord finding) -> {
        if (findings.put(finding.id(), finding) != null) {
          throw new IllegalStateException("opened twice: " + finding);
        }
      }
      case FindingChange.Changed(FindingRecord before, FindingRecord after) -> {
        if (!before.id().equals(after.id()) || !findings.replace(before.id(), before, after)) {
          throw new IllegalStateException("not what is stored: " + before);
        }
      }
      case FindingChange.Deleted(FindingRecord last) -> {
        if (!findings.remove(last.id(), last)) {
          throw new IllegalStateException("not what is stored: " + last);
        }
      }
    }
    events.add(FindingEvents.of(change, ids.get(), now));
  }

  void put(FindingRecord finding) {
    findings.put(finding.id(), finding);
  }

  List<FindingEvent> events() {
    return events;
  }

  List<FindingRecord> all() {
    return List.copyOf(findings.values());
  }

  /** Those that are not RESOLVED. */
  List<FindingRecord> open() {
    return findings.values().stream()
        .filter(finding -> finding.status() != FindingStatus.RESOLVED)
        .toList();
  }

  FindingRecord only() {
    if (findings.size() != 1) {
      throw new IllegalStateException("not one finding: " + findings.values());
    }
    return findings.values().iterator().next();
  }

  FindingRecord of(FindingType type) {
    return findings.values().stream()
        .filter(finding -> finding.type() == type)
        .reduce((first, last) -> last)
        .orElseThrow();
  }
}
