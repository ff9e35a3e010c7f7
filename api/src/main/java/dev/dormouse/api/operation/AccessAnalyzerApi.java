package dev.dormouse.api.operation;

import dev.dormouse.api.call.Endpoint;
import dev.dormouse.api.call.Operation;
import java.util.List;
import java.util.stream.Stream;

/** Every operation of Access Analyzer's API with the command that answers it. */
public final class AccessAnalyzerApi {
  private static final Unavailable EXTERNAL =
      new Unavailable(
          "it concerns external or internal access, and analyzers here look for unused access");
  private static final Unavailable POLICIES =
      new Unavailable("it checks or generates policies, which this version does not");
  private static final Unavailable RECOMMENDATIONS =
      new Unavailable("it recommends policies, which this version does not");

  private final Services services;
  private final AnalyzerFinder finder;

  private AccessAnalyzerApi(Services services) {
    this.services = services;
    this.finder = new AnalyzerFinder(services.home(), services.analyzers());
  }

  public static List<Endpoint> endpoints(Services services) {
    AccessAnalyzerApi api = new AccessAnalyzerApi(services);
    return Stream.of(ApiOperation.values())
        .map(operation -> operation.endpoint(api.command(operation)))
        .toList();
  }

  private Operation command(ApiOperation operation) {
    return switch (operation) {
      case CREATE_ANALYZER -> new CreateAnalyzer(services);
      case GET_ANALYZER -> new ReadAnalyzers(services, finder)::get;
      case LIST_ANALYZERS -> new ReadAnalyzers(services, finder)::list;
      case UPDATE_ANALYZER -> new UpdateAnalyzer(services, finder);
      case DELETE_ANALYZER -> new DeleteAnalyzer(services, finder)::run;
      case CREATE_SERVICE_LINKED_ANALYZER -> new ForServicesOnly();
      case DELETE_SERVICE_LINKED_ANALYZER ->
          new DeleteAnalyzer(services, finder)::deleteServiceLinked;
      case CREATE_ARCHIVE_RULE -> new ArchiveRules(services, finder)::create;
      case GET_ARCHIVE_RULE -> new ArchiveRules(services, finder)::get;
      case LIST_ARCHIVE_RULES -> new ArchiveRules(services, finder)::list;
      case UPDATE_ARCHIVE_RULE -> new ArchiveRules(services, finder)::update;
      case DELETE_ARCHIVE_RULE -> new ArchiveRules(services, finder)::delete;
      case APPLY_ARCHIVE_RULE -> new ApplyArchiveRule(services, finder);
      case LIST_FINDINGS -> new ExternalFindings(finder)::list;
      case GET_FINDING -> new ExternalFindings(finder)::get;
      case LIST_FINDINGS_V2 -> new ListFindingsV2(services, finder);
      case GET_FINDING_V2 -> new GetFindingV2(services, finder);
      case UPDATE_FINDINGS -> new UpdateFindings(services, finder);
      case GET_FINDINGS_STATISTICS -> new GetFindingsStatistics(services, finder);
      case TAG_RESOURCE -> new ResourceTags(services, finder)::tag;
      case UNTAG_RESOURCE -> new ResourceTags(services, finder)::untag;
      case LIST_TAGS_FOR_RESOURCE -> new ResourceTags(services, finder)::list;
      case GENERATE_FINDING_RECOMMENDATION, GET_FINDING_RECOMMENDATION -> RECOMMENDATIONS;
      case START_POLICY_GENERATION,
          GET_GENERATED_POLICY,
          LIST_POLICY_GENERATIONS,
          CANCEL_POLICY_GENERATION,
          VALIDATE_POLICY,
          CHECK_NO_NEW_ACCESS,
          CHECK_ACCESS_NOT_GRANTED,
          CHECK_NO_PUBLIC_ACCESS ->
          POLICIES;
      case CREATE_ACCESS_PREVIEW,
          GET_ACCESS_PREVIEW,
          LIST_ACCESS_PREVIEWS,
          LIST_ACCESS_PREVIEW_FINDINGS,
          GET_ANALYZED_RESOURCE,
          LIST_ANALYZED_RESOURCES,
          START_RESOURCE_SCAN ->
          EXTERNAL;
    };
  }
}
