package dev.dormouse.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dormouse.analyzers.AnalyzerStatus;
import dev.dormouse.analyzers.Quotas;
import dev.dormouse.analyzers.StatusReason;
import dev.dormouse.analyzers.access.Role;
import dev.dormouse.analyzers.port.StoreUnavailableException;
import dev.dormouse.api.call.Endpoint;
import dev.dormouse.api.call.Permission;
import dev.dormouse.api.key.AccessKeys;
import dev.dormouse.api.rate.Rate;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.accessanalyzer.AccessAnalyzerClient;
import software.amazon.awssdk.services.accessanalyzer.model.AccessAnalyzerException;
import software.amazon.awssdk.services.accessanalyzer.model.AccessDeniedException;
import software.amazon.awssdk.services.accessanalyzer.model.ConflictException;
import software.amazon.awssdk.services.accessanalyzer.model.Criterion;
import software.amazon.awssdk.services.accessanalyzer.model.InternalServerException;
import software.amazon.awssdk.services.accessanalyzer.model.ResourceNotFoundException;
import software.amazon.awssdk.services.accessanalyzer.model.ServiceQuotaExceededException;
import software.amazon.awssdk.services.accessanalyzer.model.ThrottlingException;
import software.amazon.awssdk.services.accessanalyzer.model.Type;
import software.amazon.awssdk.services.accessanalyzer.model.ValidationException;
import software.amazon.awssdk.services.accessanalyzer.model.ValidationExceptionReason;

/** Each error is read by AWS's SDK as the exception of its type. */
class SdkErrorsTest {
  @TempDir Path folder;

  private static void create(AccessAnalyzerClient aws, String name, Type type) {
    aws.createAnalyzer(create -> create.analyzerName(name).type(type));
  }

  @Test
  void nameInUseIsAConflict() {
    try (ServerFixture server = new ServerFixture(folder)) {
      AccessAnalyzerClient aws = server.client();
      create(aws, "a", Type.ORGANIZATION_UNUSED_ACCESS);
      assertThatThrownBy(() -> create(aws, "a", Type.ORGANIZATION_UNUSED_ACCESS))
          .isInstanceOfSatisfying(
              ConflictException.class,
              e -> {
                assertThat(e.statusCode()).isEqualTo(409);
                assertThat(e.resourceId()).isEqualTo("a");
                assertThat(e.resourceType()).isEqualTo("Analyzer");
              });
      Map<String, Criterion> filter = Map.of("resource", Criterion.builder().contains("x").build());
      aws.createArchiveRule(rule -> rule.analyzerName("a").ruleName("r").filter(filter));
      assertThatThrownBy(
              () ->
                  aws.createArchiveRule(
                      rule -> rule.analyzerName("a").ruleName("r").filter(filter)))
          .isInstanceOf(ConflictException.class);
    }
  }

  @Test
  void secondAccountAnalyzerAndRuleBeyondTheQuotaAreRefused() {
    ServerFixture.Wishes few =
        ServerFixture.Wishes.settings(
            it ->
                new ApiSettings(
                    it.home(), true, new Quotas(1, 5, 1), it.life(), it.listen(), it.limits()));
    try (ServerFixture server = new ServerFixture(folder, few)) {
      AccessAnalyzerClient aws = server.client();
      create(aws, "a", Type.ACCOUNT_UNUSED_ACCESS);
      assertThatThrownBy(() -> create(aws, "b", Type.ACCOUNT_UNUSED_ACCESS))
          .isInstanceOfSatisfying(
              ServiceQuotaExceededException.class, e -> assertThat(e.statusCode()).isEqualTo(402));
      Map<String, Criterion> filter = Map.of("resource", Criterion.builder().contains("x").build());
      aws.createArchiveRule(rule -> rule.analyzerName("a").ruleName("r").filter(filter));
      assertThatThrownBy(
              () ->
                  aws.createArchiveRule(
                      rule -> rule.analyzerName("a").ruleName("s").filter(filter)))
          .isInstanceOf(ServiceQuotaExceededException.class);
    }
  }

  @Test
  void whatIsNotThereIsNotFound() {
    try (ServerFixture server = new ServerFixture(folder)) {
      AccessAnalyzerClient aws = server.client();
      create(aws, "a", Type.ACCOUNT_UNUSED_ACCESS);
      String arn = ServerFixture.HOME.arn("a");
      String elsewhere = arn.replace("us-east-1", "eu-west-1");
      String id = UUID.randomUUID().toString();
      List<Runnable> calls =
          List.of(
              () -> aws.getAnalyzer(it -> it.analyzerName("_AccessAnalyzerForX-1")),
              () -> aws.deleteAnalyzer(it -> it.analyzerName("b")),
              () -> aws.getArchiveRule(it -> it.analyzerName("a").ruleName("r")),
              () -> aws.deleteArchiveRule(it -> it.analyzerName("a").ruleName("r")),
              () -> aws.applyArchiveRule(it -> it.analyzerArn(arn).ruleName("r")),
              () -> aws.getFindingV2(it -> it.analyzerArn(arn).id(id)),
              () -> aws.getFindingV2(it -> it.analyzerArn(arn).id("no-uuid")),
              () -> aws.listFindingsV2(it -> it.analyzerArn(elsewhere)),
              () -> aws.getFindingsStatistics(it -> it.analyzerArn(elsewhere)),
              () -> aws.updateFindings(it -> it.analyzerArn(arn).status("ACTIVE").ids(id)),
              () ->
                  aws.updateFindings(
                      it ->
                          it.analyzerArn(arn)
                              .status("ACTIVE")
                              .resourceArn("arn:aws:iam::111122223333:role/x")),
              () -> aws.listTagsForResource(it -> it.resourceArn(elsewhere)));
      assertThat(calls)
          .allSatisfy(
              call -> assertThatThrownBy(call::run).isInstanceOf(ResourceNotFoundException.class));
    }
  }

  @Test
  void whatDormouseHasNotIsNotSupported() {
    try (ServerFixture server = new ServerFixture(folder)) {
      AccessAnalyzerClient aws = server.client();
      create(aws, "a", Type.ACCOUNT_UNUSED_ACCESS);
      String arn = ServerFixture.HOME.arn("a");
      List<Runnable> calls =
          List.of(
              () -> create(aws, "x", Type.ACCOUNT),
              () -> create(aws, "x", Type.ORGANIZATION_INTERNAL_ACCESS),
              () -> aws.listFindings(it -> it.analyzerArn(arn)),
              () -> aws.getFinding(it -> it.analyzerArn(arn).id("x")),
              () -> aws.generateFindingRecommendation(it -> it.analyzerArn(arn).id("x")),
              () -> aws.getFindingRecommendation(it -> it.analyzerArn(arn).id("x")),
              () -> aws.startPolicyGeneration(it -> it.clientToken("x")),
              () -> aws.getGeneratedPolicy(it -> it.jobId("x")),
              () -> aws.listPolicyGenerations(it -> it.maxResults(1)),
              () -> aws.cancelPolicyGeneration(it -> it.jobId("x")),
              () -> aws.validatePolicy(it -> it.policyDocument("{}")),
              () -> aws.checkNoNewAccess(it -> it.newPolicyDocument("{}")),
              () -> aws.checkAccessNotGranted(it -> it.policyDocument("{}")),
              () -> aws.checkNoPublicAccess(it -> it.policyDocument("{}")),
              () -> aws.createAccessPreview(it -> it.analyzerArn(arn)),
              () -> aws.getAccessPreview(it -> it.analyzerArn(arn).accessPreviewId("x")),
              () -> aws.listAccessPreviews(it -> it.analyzerArn(arn)),
              () -> aws.listAccessPreviewFindings(it -> it.analyzerArn(arn).accessPreviewId("x")),
              () -> aws.getAnalyzedResource(it -> it.analyzerArn(arn).resourceArn("x")),
              () -> aws.listAnalyzedResources(it -> it.analyzerArn(arn)),
              () -> aws.startResourceScan(it -> it.analyzerArn(arn).resourceArn("x")));
      assertThat(calls)
          .allSatisfy(
              call ->
                  assertThatThrownBy(call::run)
                      .isInstanceOfSatisfying(
                          ValidationException.class,
                          e ->
                              assertThat(e.reason())
                                  .isEqualTo(ValidationExceptionReason.NOT_SUPPORTED)));
    }
  }

  @Test
  void validationNamesEveryFieldThatIsWrong() {
    try (ServerFixture server = new ServerFixture(folder)) {
      AccessAnalyzerClient aws = server.client();
      assertThatThrownBy(
              () ->
                  aws.createAnalyzer(
                      it ->
                          it.analyzerName("_x")
                              .type("NONE")
                              .tags(Map.of("aws:x", "y"))
                              .configuration(
                                  c -> c.unusedAccess(unused -> unused.unusedAccessAge(366)))))
          .isInstanceOfSatisfying(
              ValidationException.class,
              e -> {
                assertThat(e.statusCode()).isEqualTo(400);
                assertThat(e.reason()).isEqualTo(ValidationExceptionReason.FIELD_VALIDATION_FAILED);
                assertThat(e.fieldList())
                    .extracting(field -> field.name())
                    .containsExactly(
                        "analyzerName",
                        "type",
                        "configuration.unusedAccess.unusedAccessAge",
                        "tags.aws:x");
              });
      assertThat(server.database.analyzers().all()).isEmpty();
    }
  }

  @Test
  void disabledAnalyzerKeepsItsFindingsToItself() {
    try (ServerFixture server = new ServerFixture(folder)) {
      AccessAnalyzerClient aws = server.client();
      create(aws, "a", Type.ORGANIZATION_UNUSED_ACCESS);
      server
          .database
          .analyzers()
          .setStatus(
              server.analyzer("a").id(),
              AnalyzerStatus.DISABLED,
              StatusReason.DELEGATED_ADMINISTRATOR_DEREGISTERED);
      assertThat(
              aws.getAnalyzer(it -> it.analyzerName("a")).analyzer().statusReason().codeAsString())
          .isEqualTo("DELEGATED_ADMINISTRATOR_DEREGISTERED");
      assertThatThrownBy(
              () -> aws.listFindingsV2(it -> it.analyzerArn(ServerFixture.HOME.arn("a"))))
          .isInstanceOf(ValidationException.class)
          .hasMessageContaining("DISABLED");
    }
  }

  @Test
  void organizationAnalyzerTakesAnAdministratorsAccount() {
    ServerFixture.Wishes member =
        ServerFixture.Wishes.settings(
            it ->
                new ApiSettings(
                    it.home(), false, it.quotas(), it.life(), it.listen(), it.limits()));
    try (ServerFixture server = new ServerFixture(folder, member)) {
      AccessAnalyzerClient aws = server.client();
      assertThatThrownBy(() -> create(aws, "a", Type.ORGANIZATION_UNUSED_ACCESS))
          .isInstanceOf(AccessDeniedException.class);
      create(aws, "a", Type.ACCOUNT_UNUSED_ACCESS);
    }
  }

  @Test
  void keyThatCallsTooOftenIsThrottled() {
    Limits slow = throttled();
    ServerFixture.Wishes wishes =
        ServerFixture.Wishes.settings(
            it -> new ApiSettings(it.home(), true, it.quotas(), it.life(), it.listen(), slow));
    try (ServerFixture server = new ServerFixture(folder, wishes)) {
      AccessAnalyzerClient aws = server.client();
      aws.listAnalyzers(it -> it.maxResults(1));
      aws.listAnalyzers(it -> it.maxResults(1));
      assertThatThrownBy(() -> aws.listAnalyzers(it -> it.maxResults(1)))
          .isInstanceOfSatisfying(
              ThrottlingException.class,
              e -> {
                assertThat(e.statusCode()).isEqualTo(429);
                assertThat(e.retryAfterSeconds()).isEqualTo(100);
              });
      server.client(server.key(Role.VIEWER, Set.of())).listAnalyzers(it -> it.maxResults(1));
    }
  }

  private static Limits throttled() {
    Limits it = Limits.DEFAULT;
    return new Limits(
        it.bodyBytes(),
        it.bodyMemory(),
        it.headerBytes(),
        it.lineBytes(),
        it.connections(),
        it.patience(),
        it.grace(),
        new Rate(0.01, 2));
  }

  @Test
  void storeThatGoesAwayIsServiceUnavailableAndFaultIsInternal() {
    ServerFixture.Wishes wishes =
        new ServerFixture.Wishes(
            it -> it,
            it ->
                (dev.dormouse.analyzers.port.FindingStore)
                    Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {dev.dormouse.analyzers.port.FindingStore.class},
                        (_, method, _) -> {
                          if (method.getName().equals("counts")) {
                            throw new IllegalStateException("<secret detail>");
                          }
                          throw new StoreUnavailableException("gone", new Exception("x"));
                        }),
            services -> List.of());
    try (ServerFixture server = new ServerFixture(folder, wishes)) {
      AccessAnalyzerClient aws = server.client();
      create(aws, "a", Type.ACCOUNT_UNUSED_ACCESS);
      String arn = ServerFixture.HOME.arn("a");
      assertThatThrownBy(() -> aws.listFindingsV2(it -> it.analyzerArn(arn)))
          .isInstanceOfSatisfying(
              AccessAnalyzerException.class,
              e -> {
                assertThat(e.statusCode()).isEqualTo(503);
                assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ServiceUnavailable");
                assertThat(e.awsErrorDetails().sdkHttpResponse().firstMatchingHeader("Retry-After"))
                    .contains("2");
              });
      assertThatThrownBy(() -> aws.getFindingsStatistics(it -> it.analyzerArn(arn)))
          .isInstanceOfSatisfying(
              InternalServerException.class,
              e -> {
                assertThat(e.statusCode()).isEqualTo(500);
                assertThat(e.getMessage()).contains(e.requestId()).doesNotContain("secret");
              });
      assertThat(server.faults).hasSize(2);
    }
  }

  @Test
  void brokenCredentialsAreAwsErrors() {
    try (ServerFixture server = new ServerFixture(folder)) {
      AccessKeys.Created wrongSecret =
          new AccessKeys.Created(server.admin.key(), "wrong".repeat(8));
      AccessKeys.Created stranger =
          new AccessKeys.Created(
              new SecretlessKey("AKIAAAAAAAAAAAAAAAAA").key(), "secret".repeat(5));
      assertThat(code(server.client(wrongSecret))).isEqualTo("InvalidSignatureException 403");
      assertThat(code(server.client(stranger))).isEqualTo("UnrecognizedClientException 403");
      AccessKeys.Created expired =
          server.keys.create(
              "test", Role.ADMIN, Set.of(), server.clock.instant(), server.clock.instant());
      assertThat(code(server.client(expired))).isEqualTo("ExpiredTokenException 403");
      AccessKeys.Created disabled = server.key(Role.ADMIN, Set.of());
      AccessAnalyzerClient aws = server.client(disabled);
      aws.listAnalyzers(it -> it.maxResults(1));
      server.database.access().setEnabled(disabled.key().id(), false);
      server.clock.ahead = Duration.ofSeconds(3);
      assertThat(code(aws)).isEqualTo("UnrecognizedClientException 403");
    }
  }

  private record SecretlessKey(String id) {
    dev.dormouse.analyzers.access.AccessKey key() {
      return new dev.dormouse.analyzers.access.AccessKey(
          id, "", Role.ADMIN, Set.of(), java.time.Instant.EPOCH, null, true, "");
    }
  }

  private static String code(AccessAnalyzerClient aws) {
    try {
      aws.listAnalyzers(it -> it.maxResults(1));
      return "none";
    } catch (AccessAnalyzerException e) {
      return e.awsErrorDetails().errorCode() + " " + e.statusCode();
    }
  }

  @Test
  void viewerMayReadOperatorMayArchiveAdministratorMayAll() {
    ServerFixture.Wishes extended =
        new ServerFixture.Wishes(
            it -> it,
            it -> it,
            services ->
                List.of(
                    Endpoint.extension(
                        "POST",
                        "/dormouse/v1/scans/{name}",
                        Permission.ADMINISTER,
                        call -> dev.dormouse.api.call.Answer.empty())));
    try (ServerFixture server = new ServerFixture(folder, extended)) {
      create(server.client(), "a", Type.ORGANIZATION_UNUSED_ACCESS);
      String arn = ServerFixture.HOME.arn("a");
      UUID id = new Findings(server, "a").role("222233334444", "r");
      AccessKeys.Created viewer = server.key(Role.VIEWER, Set.of());
      AccessKeys.Created operator = server.key(Role.OPERATOR, Set.of());
      AccessAnalyzerClient views = server.client(viewer);
      AccessAnalyzerClient operates = server.client(operator);
      views.listFindingsV2(it -> it.analyzerArn(arn));
      assertThatThrownBy(
              () ->
                  views.updateFindings(
                      it -> it.analyzerArn(arn).status("ARCHIVED").ids(id.toString())))
          .isInstanceOf(AccessDeniedException.class)
          .hasMessageContaining("access-analyzer:UpdateFindings");
      operates.updateFindings(it -> it.analyzerArn(arn).status("ARCHIVED").ids(id.toString()));
      assertThatThrownBy(() -> operates.deleteAnalyzer(it -> it.analyzerName("a")))
          .isInstanceOf(AccessDeniedException.class)
          .hasMessageContaining("DeleteAnalyzer");
      assertThat(server.calls(operator).call("POST", "/dormouse/v1/scans/a", "").error())
          .isEqualTo("AccessDeniedException");
      assertThat(server.calls().call("POST", "/dormouse/v1/scans/a", "").status()).isEqualTo(200);
      assertThat(server.database.access().audit(null, 100))
          .extracting(entry -> entry.operation() + " " + entry.target() + " " + entry.status())
          .containsExactly(
              "POST /dormouse/v1/scans/{name} a 200",
              "POST /dormouse/v1/scans/{name} a 403",
              "DeleteAnalyzer a 403",
              "UpdateFindings " + arn + " 200",
              "UpdateFindings " + arn + " 403",
              "CreateAnalyzer a 200");
    }
  }

  @Test
  void callerLimitedToAccountsSeesAndChangesOnlyThese() {
    try (ServerFixture server = new ServerFixture(folder)) {
      create(server.client(), "a", Type.ORGANIZATION_UNUSED_ACCESS);
      String arn = ServerFixture.HOME.arn("a");
      Findings findings = new Findings(server, "a");
      UUID mine = findings.role("222233334444", "r");
      UUID theirs = findings.role("333344445555", "r");
      AccessAnalyzerClient limited = server.client(server.key(Role.ADMIN, Set.of("222233334444")));
      assertThat(limited.listFindingsV2(it -> it.analyzerArn(arn)).findings())
          .extracting(each -> each.id())
          .containsExactly(mine.toString());
      assertThat(
              limited
                  .getFindingsStatistics(it -> it.analyzerArn(arn))
                  .findingsStatistics()
                  .getFirst()
                  .unusedAccessFindingsStatistics()
                  .totalActiveFindings())
          .isEqualTo(1);
      assertThatThrownBy(
              () -> limited.getFindingV2(it -> it.analyzerArn(arn).id(theirs.toString())))
          .isInstanceOf(ResourceNotFoundException.class);
      assertThatThrownBy(
              () ->
                  limited.updateFindings(
                      it ->
                          it.analyzerArn(arn)
                              .status("ARCHIVED")
                              .ids(mine.toString(), theirs.toString())))
          .isInstanceOf(ValidationException.class);
      limited.updateFindings(it -> it.analyzerArn(arn).status("ARCHIVED").ids(mine.toString()));
      List<Runnable> beyond =
          List.of(
              () -> create(limited, "b", Type.ORGANIZATION_UNUSED_ACCESS),
              () -> limited.deleteAnalyzer(it -> it.analyzerName("a")),
              () -> limited.applyArchiveRule(it -> it.analyzerArn(arn).ruleName("r")),
              () -> limited.deleteArchiveRule(it -> it.analyzerName("a").ruleName("r")),
              () -> limited.tagResource(it -> it.resourceArn(arn).tags(Map.of("a", "b"))));
      assertThat(beyond)
          .allSatisfy(
              call -> assertThatThrownBy(call::run).isInstanceOf(AccessDeniedException.class));
    }
  }
}
