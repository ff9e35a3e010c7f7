package dev.dormouse.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.accessanalyzer.AccessAnalyzerClient;
import software.amazon.awssdk.services.accessanalyzer.model.AnalysisRuleCriteria;
import software.amazon.awssdk.services.accessanalyzer.model.AnalyzerStatus;
import software.amazon.awssdk.services.accessanalyzer.model.AnalyzerSummary;
import software.amazon.awssdk.services.accessanalyzer.model.ArchiveRuleSummary;
import software.amazon.awssdk.services.accessanalyzer.model.Criterion;
import software.amazon.awssdk.services.accessanalyzer.model.FindingDetails;
import software.amazon.awssdk.services.accessanalyzer.model.FindingStatus;
import software.amazon.awssdk.services.accessanalyzer.model.FindingSummaryV2;
import software.amazon.awssdk.services.accessanalyzer.model.FindingType;
import software.amazon.awssdk.services.accessanalyzer.model.GetFindingV2Response;
import software.amazon.awssdk.services.accessanalyzer.model.OrderBy;
import software.amazon.awssdk.services.accessanalyzer.model.ResourceNotFoundException;
import software.amazon.awssdk.services.accessanalyzer.model.Type;
import software.amazon.awssdk.services.accessanalyzer.model.UnusedAccessFindingsStatistics;

/** The unmodified AWS SDK drives every operation through its life. */
class SdkStoryTest {
  private static final String AUDIT = "222233334444";
  private static final String PROD = "333344445555";

  @TempDir Path folder;
  private ServerFixture server;
  private AccessAnalyzerClient aws;

  @BeforeEach
  void start() {
    server = new ServerFixture(folder);
    aws = server.client();
  }

  @AfterEach
  void stop() {
    server.close();
    assertThat(server.faults).isEmpty();
  }

  private String analyzer(String name) {
    return aws.createAnalyzer(
            create -> create.analyzerName(name).type(Type.ORGANIZATION_UNUSED_ACCESS))
        .arn();
  }

  private List<String> resources(String arn, FindingStatus status) {
    return aws
        .listFindingsV2Paginator(
            list ->
                list.analyzerArn(arn)
                    .maxResults(2)
                    .filter(Map.of("status", Criterion.builder().eq(status.toString()).build())))
        .findings()
        .stream()
        .map(FindingSummaryV2::resource)
        .map(resource -> resource.substring(resource.lastIndexOf('/') + 1))
        .sorted()
        .toList();
  }

  @Test
  void analyzerIsMadeReadListedChangedAndDeleted() {
    String arn =
        aws.createAnalyzer(
                create ->
                    create
                        .analyzerName("org")
                        .type(Type.ORGANIZATION_UNUSED_ACCESS)
                        .tags(Map.of("team", "security"))
                        .configuration(
                            it ->
                                it.unusedAccess(
                                    unused ->
                                        unused
                                            .unusedAccessAge(30)
                                            .analysisRule(
                                                rule ->
                                                    rule.exclusions(
                                                        AnalysisRuleCriteria.builder()
                                                            .accountIds(AUDIT)
                                                            .resourceTags(List.of(Map.of("a", "b")))
                                                            .build())))))
            .arn();
    assertThat(arn).isEqualTo("arn:aws:access-analyzer:us-east-1:111122223333:analyzer/org");

    AnalyzerSummary made = aws.getAnalyzer(get -> get.analyzerName("org")).analyzer();
    assertThat(made.status()).isEqualTo(AnalyzerStatus.ACTIVE);
    assertThat(made.type()).isEqualTo(Type.ORGANIZATION_UNUSED_ACCESS);
    assertThat(made.tags()).containsEntry("team", "security");
    assertThat(made.lastResourceAnalyzedAt()).isNull();
    assertThat(made.configuration().unusedAccess().analysisRule().exclusions())
        .singleElement()
        .satisfies(each -> assertThat(each.accountIds()).containsExactly(AUDIT));

    AnalyzerSummary listed = aws.listAnalyzers(list -> list.maxResults(9)).analyzers().getFirst();
    assertThat(listed.name()).isEqualTo("org");
    assertThat(listed.configuration()).isNull();
    assertThat(aws.listAnalyzers(list -> list.type(Type.ACCOUNT)).analyzers()).isEmpty();

    assertThat(
            aws.updateAnalyzer(
                    update ->
                        update
                            .analyzerName("org")
                            .configuration(
                                it ->
                                    it.unusedAccess(
                                        unused ->
                                            unused.analysisRule(
                                                rule ->
                                                    rule.exclusions(
                                                        AnalysisRuleCriteria.builder()
                                                            .accountIds(PROD)
                                                            .build())))))
                .configuration()
                .unusedAccess())
        .satisfies(
            merged -> {
              assertThat(merged.unusedAccessAge()).isEqualTo(30);
              assertThat(merged.analysisRule().exclusions())
                  .singleElement()
                  .satisfies(each -> assertThat(each.accountIds()).containsExactly(PROD));
            });
    assertThat(server.requested).containsExactly("org", "org");

    aws.deleteAnalyzer(delete -> delete.analyzerName("org"));
    assertThatThrownBy(() -> aws.getAnalyzer(get -> get.analyzerName("org")))
        .isInstanceOfSatisfying(
            ResourceNotFoundException.class,
            e -> {
              assertThat(e.resourceId()).isEqualTo("org");
              assertThat(e.resourceType()).isEqualTo("Analyzer");
              assertThat(e.requestId()).isNotEmpty();
            });
  }

  @Test
  void rulesAreMadeReadListedChangedAppliedAndDeleted() {
    String arn = analyzer("org");
    Findings findings = new Findings(server, "org");
    findings.role(AUDIT, "DisasterRecoveryRole");
    findings.role(AUDIT, "Other");

    aws.createArchiveRule(
        create ->
            create
                .analyzerName("org")
                .ruleName("recovery")
                .filter(
                    Map.of("resource", Criterion.builder().contains("DisasterRecovery").build())));
    assertThat(resources(arn, FindingStatus.ARCHIVED)).isEmpty();
    ArchiveRuleSummary rule =
        aws.getArchiveRule(get -> get.analyzerName("org").ruleName("recovery")).archiveRule();
    assertThat(rule.filter())
        .containsEntry("resource", Criterion.builder().contains("DisasterRecovery").build());
    assertThat(rule.createdAt()).isEqualTo(rule.updatedAt());

    aws.applyArchiveRule(apply -> apply.analyzerArn(arn).ruleName("recovery"));
    assertThat(resources(arn, FindingStatus.ARCHIVED)).containsExactly("DisasterRecoveryRole");
    assertThat(resources(arn, FindingStatus.ACTIVE)).containsExactly("Other");

    aws.updateArchiveRule(
        update ->
            update
                .analyzerName("org")
                .ruleName("recovery")
                .filter(Map.of("findingType", Criterion.builder().eq("UnusedIAMRole").build())));
    assertThat(aws.listArchiveRules(list -> list.analyzerName("org")).archiveRules())
        .singleElement()
        .satisfies(each -> assertThat(each.filter()).containsOnlyKeys("findingType"));
    aws.deleteArchiveRule(delete -> delete.analyzerName("org").ruleName("recovery"));
    assertThat(aws.listArchiveRules(list -> list.analyzerName("org")).archiveRules()).isEmpty();
    assertThat(resources(arn, FindingStatus.ARCHIVED)).containsExactly("DisasterRecoveryRole");
  }

  @Test
  void findingsAreListedInPagesFilteredAndSorted() {
    String arn = analyzer("org");
    Findings findings = new Findings(server, "org");
    for (String name : List.of("a", "b", "c", "d", "e")) {
      findings.role(AUDIT, name);
    }
    findings.password(PROD, "alice");
    assertThat(resources(arn, FindingStatus.ACTIVE))
        .containsExactly("a", "alice", "b", "c", "d", "e");
    assertThat(
            aws
                .listFindingsV2Paginator(
                    list ->
                        list.analyzerArn(arn)
                            .maxResults(2)
                            .sort(it -> it.attributeName("resource").orderBy(OrderBy.DESC))
                            .filter(
                                Map.of(
                                    "findingType",
                                    Criterion.builder().eq("UnusedIAMRole").build(),
                                    "resourceOwnerAccount",
                                    Criterion.builder().neq(PROD).build())))
                .findings()
                .stream()
                .map(each -> each.resource().substring(each.resource().length() - 1)))
        .containsExactly("e", "d", "c", "b", "a");
    FindingSummaryV2 one =
        aws.listFindingsV2(list -> list.analyzerArn(arn).maxResults(1)).findings().getFirst();
    assertThat(one.findingType()).isEqualTo(FindingType.UNUSED_IAM_USER_PASSWORD);
    assertThat(one.resourceOwnerAccount()).isEqualTo(PROD);
    assertThat(one.resourceTypeAsString()).isEqualTo("AWS::IAM::User");
    assertThat(one.analyzedAt()).isNotNull();
  }

  @Test
  void eachTypeOfFindingShowsItsDetails() {
    String arn = analyzer("org");
    Findings findings = new Findings(server, "org");
    assertThat(details(arn, findings.role(AUDIT, "r")).getFirst().unusedIamRoleDetails())
        .satisfies(it -> assertThat(it.lastAccessed()).isEqualTo(Findings.LAST_USE));
    assertThat(
            details(arn, findings.password(AUDIT, "u")).getFirst().unusedIamUserPasswordDetails())
        .satisfies(it -> assertThat(it.lastAccessed()).isNull());
    assertThat(details(arn, findings.keys(AUDIT, "u")))
        .extracting(it -> it.unusedIamUserAccessKeyDetails().accessKeyId())
        .containsExactly("AKIAI44QH8DHBEXAMPLE", "AKIAIOSFODNN7EXAMPLE");
    List<FindingDetails> services = details(arn, findings.permissions(AUDIT, "p"));
    assertThat(services)
        .extracting(it -> it.unusedPermissionDetails().serviceNamespace())
        .containsExactly("bedrock", "s3");
    assertThat(services.getLast().unusedPermissionDetails().actions())
        .extracting(action -> action.action() + action.lastAccessed())
        .containsExactly("CreateBucketnull", "DeleteBucket" + Findings.LAST_USE);
  }

  private List<FindingDetails> details(String arn, UUID id) {
    GetFindingV2Response first =
        aws.getFindingV2(get -> get.analyzerArn(arn).id(id.toString()).maxResults(1));
    assertThat(first.id()).isEqualTo(id.toString());
    return aws
        .getFindingV2Paginator(get -> get.analyzerArn(arn).id(id.toString()).maxResults(1))
        .stream()
        .flatMap(page -> page.findingDetails().stream())
        .toList();
  }

  @Test
  void findingsAreArchivedAndUnarchivedByIdAndByResource() {
    String arn = analyzer("org");
    Findings findings = new Findings(server, "org");
    UUID first = findings.role(AUDIT, "first");
    findings.role(AUDIT, "second");
    findings.password(AUDIT, "alice");
    findings.keys(AUDIT, "alice");

    aws.updateFindings(
        update ->
            update.analyzerArn(arn).status("ARCHIVED").ids(first.toString(), first.toString()));
    assertThat(resources(arn, FindingStatus.ARCHIVED)).containsExactly("first");
    aws.updateFindings(
        update ->
            update
                .analyzerArn(arn)
                .status("ARCHIVED")
                .resourceArn("arn:aws:iam::" + AUDIT + ":user/alice"));
    assertThat(resources(arn, FindingStatus.ARCHIVED)).containsExactly("alice", "alice", "first");
    aws.updateFindings(update -> update.analyzerArn(arn).status("ACTIVE").ids(first.toString()));
    assertThat(resources(arn, FindingStatus.ACTIVE)).containsExactly("first", "second");
  }

  @Test
  void statisticsCountByStatusTypeAndAccount() {
    String arn = analyzer("org");
    Findings findings = new Findings(server, "org");
    UUID archived = findings.role(PROD, "x");
    findings.role(AUDIT, "a");
    findings.role(AUDIT, "b");
    findings.keys(PROD, "u");
    aws.updateFindings(
        update -> update.analyzerArn(arn).status("ARCHIVED").ids(archived.toString()));

    UnusedAccessFindingsStatistics statistics =
        aws.getFindingsStatistics(get -> get.analyzerArn(arn))
            .findingsStatistics()
            .getFirst()
            .unusedAccessFindingsStatistics();
    assertThat(statistics.totalActiveFindings()).isEqualTo(3);
    assertThat(statistics.totalArchivedFindings()).isEqualTo(1);
    assertThat(statistics.totalResolvedFindings()).isZero();
    assertThat(statistics.unusedAccessTypeStatistics())
        .extracting(each -> each.unusedAccessType() + each.total())
        .containsExactly(
            "UnusedIAMRole2",
            "UnusedIAMUserAccessKey1",
            "UnusedIAMUserPassword0",
            "UnusedPermission0");
    assertThat(statistics.topAccounts())
        .extracting(each -> each.account() + each.numberOfActiveFindings() + each.details())
        .containsExactly(AUDIT + "2{UnusedIAMRole=2}", PROD + "1{UnusedIAMUserAccessKey=1}");
  }

  @Test
  void accountAnalyzersHaveNoTopAccounts() {
    String arn =
        aws.createAnalyzer(create -> create.analyzerName("mine").type(Type.ACCOUNT_UNUSED_ACCESS))
            .arn();
    new Findings(server, "mine").role("111122223333", "a");
    assertThat(
            aws.getFindingsStatistics(get -> get.analyzerArn(arn))
                .findingsStatistics()
                .getFirst()
                .unusedAccessFindingsStatistics()
                .hasTopAccounts())
        .isFalse();
  }

  @Test
  void tagsAreSetListedAndTaken() {
    String arn = analyzer("org");
    aws.tagResource(tag -> tag.resourceArn(arn).tags(Map.of("a", "1", "b c", "2", "d", "")));
    aws.tagResource(tag -> tag.resourceArn(arn).tags(Map.of("a", "3")));
    assertThat(aws.listTagsForResource(list -> list.resourceArn(arn)).tags())
        .isEqualTo(Map.of("a", "3", "b c", "2", "d", ""));
    aws.untagResource(untag -> untag.resourceArn(arn).tagKeys("a", "b c"));
    assertThat(aws.listTagsForResource(list -> list.resourceArn(arn)).tags())
        .isEqualTo(Map.of("d", ""));
  }

  @Test
  void listOfAnalyzersIsPaged() {
    for (String name : List.of("e", "b", "d", "a", "c")) {
      analyzer(name);
    }
    assertThat(
            aws.listAnalyzersPaginator(list -> list.maxResults(2)).analyzers().stream()
                .map(AnalyzerSummary::name))
        .containsExactly("a", "b", "c", "d", "e");
  }

  @Test
  void repeatedCallWithItsTokenAnswersAsBefore() {
    String first =
        aws.createAnalyzer(
                create ->
                    create.analyzerName("a").type(Type.ACCOUNT_UNUSED_ACCESS).clientToken("t"))
            .arn();
    assertThat(
            aws.createAnalyzer(
                    create ->
                        create.analyzerName("a").type(Type.ACCOUNT_UNUSED_ACCESS).clientToken("t"))
                .arn())
        .isEqualTo(first);
    assertThat(server.requested).hasSize(1);
  }
}
