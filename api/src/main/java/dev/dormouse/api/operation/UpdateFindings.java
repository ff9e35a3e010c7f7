package dev.dormouse.api.operation;

import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.analyzers.Criterion;
import dev.dormouse.analyzers.Filter;
import dev.dormouse.analyzers.FilterKey;
import dev.dormouse.analyzers.life.Archive;
import dev.dormouse.analyzers.life.Archiving;
import dev.dormouse.analyzers.life.FindingRecord;
import dev.dormouse.api.call.Answer;
import dev.dormouse.api.call.ApiException;
import dev.dormouse.api.call.Call;
import dev.dormouse.api.call.Input;
import dev.dormouse.api.call.Members;
import dev.dormouse.api.call.Operation;
import dev.dormouse.api.call.ResourceKind;
import dev.dormouse.api.call.TextRule;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * UpdateFindings: archives and unarchives, by ids, by resource, or by both, and then the ids must
 * be of the resource. RESOLVED findings stay as they are. If one of several ids is unknown, nothing
 * is changed.
 */
final class UpdateFindings implements Operation {
  private static final String ARCHIVED = "ARCHIVED";
  private static final TextRule STATUS = TextRule.oneOf("ACTIVE", ARCHIVED);

  private final Services services;
  private final AnalyzerFinder finder;
  private final Revisions revisions;
  private final Archiving archiving;

  UpdateFindings(Services services, AnalyzerFinder finder) {
    this.services = services;
    this.finder = finder;
    this.revisions = new Revisions(services.analyzers(), services.findings());
    this.archiving = new Archiving(services.ids());
  }

  private record Request(
      String analyzerArn, boolean archive, List<String> ids, Optional<String> resource) {}

  @Override
  public Answer run(Call call) {
    Request request = parse(new Input(call));
    Analyzer analyzer = finder.readable(request.analyzerArn());
    Revisions.Revision revision = revision(request, call);
    if (!request.ids().isEmpty()) {
      revisions.once(analyzer, () -> named(request, analyzer, call), revision, call.now());
    } else {
      byResource(analyzer, request.resource().orElseThrow(), revision, call);
    }
    return Answer.empty();
  }

  private Request parse(Input input) {
    Members body = input.body();
    Request request =
        new Request(
            body.requiredText("analyzerArn", Shapes.ANALYZER_ARN),
            body.requiredText("status", STATUS).equals(ARCHIVED),
            body.texts("ids", services.life().bulkIds(), Shapes.FINDING_ID),
            body.text("resourceArn", Shapes.RESOURCE_ARN));
    if (request.ids().isEmpty() && request.resource().isEmpty() && input.problems().none()) {
      input.problems().add("ids", "'ids' or 'resourceArn' must say which findings");
    }
    input.check();
    return request;
  }

  private Revisions.Revision revision(Request request, Call call) {
    if (!request.archive()) {
      return finding -> archiving.unarchive(finding, call.now());
    }
    Archive archive = new Archive(null, call.caller().name(), null, null, null);
    return finding -> archiving.archive(finding, archive, call.now());
  }

  private void byResource(
      Analyzer analyzer, String resource, Revisions.Revision revision, Call call) {
    Filter filter = Filter.of(Map.of(FilterKey.RESOURCE, Criterion.eq(resource)));
    Revisions.Outcome outcome =
        revisions.all(analyzer, filter, call.caller().accounts(), revision, call.now());
    if (outcome.matched() == 0) {
      throw ApiException.notFound(ResourceKind.FINDING, resource);
    }
  }

  private List<FindingRecord> named(Request request, Analyzer analyzer, Call call) {
    Set<String> unknown = new HashSet<>(request.ids());
    List<UUID> ids =
        request.ids().stream().flatMap(id -> FindingIds.parse(id).stream()).distinct().toList();
    List<FindingRecord> found =
        services.findings().findAll(analyzer.id(), ids).stream()
            .filter(finding -> call.caller().sees(finding.principal().accountId()))
            .toList();
    for (FindingRecord finding : found) {
      unknown.removeIf(id -> id.equalsIgnoreCase(finding.id().toString()));
    }
    if (found.isEmpty()) {
      throw ApiException.notFound(ResourceKind.FINDING, request.ids().getFirst());
    }
    if (!unknown.isEmpty()) {
      throw ApiException.invalidField(
          "ids", "There is no finding \"" + String.join("\", \"", unknown) + "\"");
    }
    request.resource().ifPresent(resource -> checkResource(found, resource));
    return found;
  }

  private static void checkResource(List<FindingRecord> found, String resource) {
    if (!found.stream().allMatch(finding -> finding.principal().arn().equals(resource))) {
      throw ApiException.invalidField(
          "resourceArn", "'resourceArn' is not the resource of every finding in 'ids'");
    }
  }
}
