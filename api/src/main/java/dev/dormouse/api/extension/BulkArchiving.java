package dev.dormouse.api.extension;

import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.analyzers.Criterion;
import dev.dormouse.analyzers.Filter;
import dev.dormouse.analyzers.FilterKey;
import dev.dormouse.analyzers.life.Archive;
import dev.dormouse.analyzers.life.Archiving;
import dev.dormouse.analyzers.life.FindingRecord;
import dev.dormouse.analyzers.life.FindingStatus;
import dev.dormouse.api.call.Answer;
import dev.dormouse.api.call.ApiException;
import dev.dormouse.api.call.Call;
import dev.dormouse.api.call.Input;
import dev.dormouse.api.call.Members;
import dev.dormouse.api.call.TextRule;
import dev.dormouse.api.operation.AnalyzerFinder;
import dev.dormouse.api.operation.Revisions;
import dev.dormouse.api.operation.Revisions.Outcome;
import dev.dormouse.api.operation.Revisions.Revision;
import dev.dormouse.api.operation.Services;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Archives findings with a reason, an owner and an end, and makes archived ones ACTIVE; by ids or
 * by a filter, page by page. Each page is one transaction; a call that ends early has done its
 * first pages and may be made again. RESOLVED findings stay as they are.
 */
final class BulkArchiving {
  private static final int PAGE = 200;
  private static final Duration LONGEST = Duration.ofDays(36_525);
  private static final TextRule REASON = TextRule.length(1, 1_000);
  private static final TextRule OWNER = TextRule.length(1, 256);

  private final Services services;
  private final Selection.Reader selections;
  private final AnalyzerFinder finder;
  private final Revisions revisions;
  private final Archiving archiving;

  BulkArchiving(Services services, AnalyzerFinder finder) {
    this.services = services;
    this.selections = new Selection.Reader(services.life().operators());
    this.finder = finder;
    this.revisions = new Revisions(services.analyzers(), services.findings());
    this.archiving = new Archiving(services.ids());
  }

  /** A filter that names no status is of ACTIVE findings: what is archived keeps its reason. */
  Answer archive(Call call) {
    Input input = new Input(call);
    Selection selection = selections.read(input);
    Archive archive = archive(input.body(), call);
    input.check();
    Revision revision = finding -> archiving.archive(finding, archive, call.now());
    return change(call, selection, FindingStatus.ACTIVE, revision);
  }

  Answer unarchive(Call call) {
    Input input = new Input(call);
    Selection selection = selections.read(input);
    input.check();
    Revision revision = finding -> archiving.unarchive(finding, call.now());
    return change(call, selection, FindingStatus.ARCHIVED, revision);
  }

  private static Archive archive(Members body, Call call) {
    Optional<Instant> until = Dates.moment(body, "until");
    until
        .filter(end -> !end.isAfter(call.now()) || end.isAfter(call.now().plus(LONGEST)))
        .ifPresent(
            _ -> body.problems().add("until", "'until' must be in the future, within 100 years"));
    return new Archive(
        null,
        call.caller().name(),
        body.text("reason", REASON).orElse(null),
        body.text("owner", OWNER).orElse(null),
        until.orElse(null));
  }

  private Answer change(Call call, Selection selection, FindingStatus usual, Revision revision) {
    Analyzer analyzer = finder.readableByName(selection.analyzer());
    Outcome outcome =
        switch (selection.what()) {
          case Selection.Ids(List<UUID> ids) -> byIds(analyzer, ids, revision, call);
          case Selection.Matching(Filter filter) ->
              byFilter(analyzer, narrowed(filter, usual), revision, call);
        };
    return Answer.object(
        json -> {
          json.writeNumberProperty("matched", outcome.matched());
          json.writeNumberProperty("changed", outcome.changed());
        });
  }

  private static Filter narrowed(Filter filter, FindingStatus usual) {
    Map<FilterKey, Criterion> criteria = new EnumMap<>(FilterKey.class);
    criteria.putAll(filter.criteria());
    criteria.putIfAbsent(FilterKey.STATUS, Criterion.eq(usual.name()));
    return new Filter(criteria, filter.operators());
  }

  /** Between the look at the list and the change, a finding may have become another. */
  private Outcome byFilter(Analyzer analyzer, Filter filter, Revision revision, Call call) {
    return revisions.all(
        analyzer,
        filter,
        call.caller().accounts(),
        finding -> filter.matches(finding) ? revision.apply(finding) : Optional.empty(),
        call.now());
  }

  private Outcome byIds(Analyzer analyzer, List<UUID> ids, Revision revision, Call call) {
    List<List<UUID>> pages = pages(ids);
    Set<UUID> unknown = new LinkedHashSet<>(ids);
    for (List<UUID> page : pages) {
      visible(analyzer, page, call).forEach(finding -> unknown.remove(finding.id()));
    }
    if (!unknown.isEmpty()) {
      throw ApiException.invalidField(
          "ids", "There is no finding " + unknown.iterator().next() + "; nothing was changed");
    }
    Outcome outcome = Outcome.NOTHING;
    for (List<UUID> page : pages) {
      outcome =
          outcome.plus(
              revisions.once(analyzer, () -> visible(analyzer, page, call), revision, call.now()));
    }
    return outcome;
  }

  private static List<List<UUID>> pages(List<UUID> ids) {
    List<List<UUID>> pages = new ArrayList<>();
    for (int from = 0; from < ids.size(); from += PAGE) {
      pages.add(ids.subList(from, Math.min(ids.size(), from + PAGE)));
    }
    return pages;
  }

  private List<FindingRecord> visible(Analyzer analyzer, List<UUID> ids, Call call) {
    return services.findings().findAll(analyzer.id(), ids).stream()
        .filter(finding -> call.caller().sees(finding.principal().accountId()))
        .toList();
  }
}
