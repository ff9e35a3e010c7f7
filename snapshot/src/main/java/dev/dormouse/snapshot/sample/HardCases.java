package dev.dormouse.snapshot.sample;

import static dev.dormouse.snapshot.sample.Age.days;
import static dev.dormouse.snapshot.sample.Age.hours;
import static dev.dormouse.snapshot.sample.DefaultOrganization.AUDIT;
import static dev.dormouse.snapshot.sample.SampleKey.lastUsed;
import static dev.dormouse.snapshot.sample.SampleKey.neverUsed;
import static dev.dormouse.snapshot.sample.SampleRole.role;
import static dev.dormouse.snapshot.sample.SampleUser.user;
import static dev.dormouse.snapshot.sample.Statement.allow;
import static dev.dormouse.snapshot.sample.Statement.deny;

/** Principals that a hasty reader takes for unused, or for used. */
final class HardCases {
  private static final String LAMBDA = "lambda.amazonaws.com";

  private HardCases() {}

  /** An inactive key that was never used is no finding; the active one is in use. */
  static SampleUser forwarderWithAnInactiveKey() {
    return user("siem-forwarder")
        .inline("read", allow("s3:GetObject", "sqs:ReceiveMessage", "sqs:DeleteMessage"))
        .key(neverUsed(days(350)).inactive())
        .key(lastUsed(hours(1)))
        .usesAll(hours(1));
  }

  /** Nothing but an inactive key. */
  static SampleUser inactiveKeyOnly() {
    return user("pair.programming").key(neverUsed(days(400)).inactive());
  }

  /** Younger than the tracking period, with all that it has. */
  static SampleUser newStarter() {
    return user("new.starter")
        .since(days(20))
        .in(CommonRoles.ENGINEERS)
        .console(SamplePassword.neverUsed())
        .key(neverUsed(days(18)));
  }

  /** An old user whose password and key are younger than the tracking period. */
  static SampleUser newPasswordAndKey() {
    return user("jonas.weber")
        .in(CommonRoles.ENGINEERS)
        .console(SamplePassword.neverUsed().since(days(31)))
        .key(neverUsed(days(31)))
        .key(lastUsed(days(2)))
        .uses("sts:AssumeRole", days(2));
  }

  /** Younger than the tracking period and never used. */
  static SampleRole youngRole() {
    return role("FirewallMigration", Trust.account(DefaultOrganization.NETWORK))
        .since(days(12))
        .inline("migrate", allow("network-firewall:*"))
        .tag("team", "network");
  }

  /** Names an action that AWS does not have; it stays visible. */
  static SampleRole reviewerWithUnknownNames() {
    return role("AccessReviewRunner", Trust.service(LAMBDA))
        .attach(AwsPolicies.LAMBDA_BASIC)
        .inline(
            "review",
            allow(
                "access-analyzer:List*",
                "access-analyzer:GetFinding",
                "access-analyzer:SnoozeFinding",
                "iam:GenerateServiceLastAccessedDetails",
                "iam:GetServiceLastAccessedDetails"))
        .tag("team", "audit")
        .uses("logs:*", days(1))
        .uses("access-analyzer:ListFindings*", days(1))
        .uses("iam:*", days(1));
  }

  /** In use an hour ago, by actions that nobody tracks: of the rest nothing is known. */
  static SampleRole writerByUntrackedActions() {
    return role("LogWriter", Trust.service("firehose.amazonaws.com"))
        .inline("write", allow("s3:AbortMultipartUpload", "s3:GetBucketLocation", "s3:PutObject"))
        .tag("team", "platform")
        .uses("s3:PutObject", hours(1));
  }

  /** AWS gave up on its report. */
  static SampleRole failedReport() {
    return role("BackupVaultCopy", Trust.service("backup.amazonaws.com"))
        .attach(AwsPolicies.S3_READ_ONLY)
        .lastUsed(days(1))
        .report(ReportState.FAILED);
  }

  /** Its report was fetched before it was done. */
  static SampleRole unfinishedReport() {
    return role("ImageBuilder", Trust.service("ec2.amazonaws.com"))
        .attach(AwsPolicies.CONTAINER_REGISTRY_POWER_USER)
        .lastUsed(days(5))
        .report(ReportState.IN_PROGRESS);
  }

  /** Of its report only the first page is there. */
  static SampleRole truncatedReport() {
    return role("DirectorySync", Trust.service(LAMBDA))
        .attach(AwsPolicies.LAMBDA_BASIC)
        .inline("sync", allow("identitystore:ListUsers", "sns:Publish", "sqs:SendMessage"))
        .usesAll(days(0))
        .report(ReportState.TRUNCATED);
  }

  /** The collector could not get its report. */
  static SampleRole missingReport() {
    return role("SageMakerNotebook", Trust.service("sagemaker.amazonaws.com"))
        .attach(AwsPolicies.S3_READ_ONLY)
        .inline("train", allow("sagemaker:*"))
        .tag("team", "data")
        .lastUsed(days(3))
        .report(ReportState.MISSING);
  }

  /** What it does not use was granted twenty days ago. */
  static SampleRole recentlyWidened() {
    var before = Document.of(allow("personalize:GetRecommendations", "s3:GetObject"));
    var after =
        Document.of(
            allow("personalize:GetRecommendations", "s3:GetObject"),
            allow("dynamodb:DescribeTable", "kinesis:*").named("Streaming"));
    return role("/hazelwood/", "Recommendations", Trust.service("ecs-tasks.amazonaws.com"))
        .attach(
            SamplePolicy.customer(
                "Recommendations",
                new SamplePolicy.Version(after, days(20)),
                new SamplePolicy.Version(before, days(460))))
        .tag("team", "catalog")
        .uses("personalize:*", days(0))
        .uses("s3:GetObject", days(0));
  }

  /** Its policy was changed lately, but what it does not use was granted long before. */
  static SampleRole recentlyNarrowed() {
    var before = Document.of(allow("kms:*", "cloudhsm:*").named("Keys"));
    var after = Document.of(allow("kms:*").named("Keys"));
    return role("KeyCeremony", Trust.account(AUDIT))
        .attach(
            SamplePolicy.customer(
                "KeyCeremony",
                new SamplePolicy.Version(after, days(25)),
                new SamplePolicy.Version(before, days(610))))
        .tag("team", "security")
        .uses("kms:CreateKey", days(58))
        .uses("kms:Describe*", days(58));
  }

  /** An unconditional Deny takes deleting away; a conditional one takes nothing. */
  static SampleRole deniedDelete() {
    return role("/hazelwood/", "CardVaultReader", Trust.service(LAMBDA))
        .inline(
            "vault",
            allow(
                "secretsmanager:DeleteSecret",
                "secretsmanager:DescribeSecret",
                "secretsmanager:GetSecretValue"),
            deny("secretsmanager:DeleteSecret").named("KeepSecrets"),
            deny("secretsmanager:GetSecretValue")
                .named("OnlyFromInside")
                .when("StringNotEquals", "aws:SourceVpce", "vpce-0a1b2c3d4e5f67890"))
        .tag("team", "settlement")
        .usesAll(days(0));
  }

  /** Used once a quarter, the last time shortly before it would count as unused. */
  static SampleRole quarterlyUse() {
    return role("QuarterlyReconciliation", Trust.service("states.amazonaws.com"))
        .inline("reconcile", allow("athena:StartQueryExecution", "s3:GetObject"))
        .tag("team", "settlement")
        .usesAll(days(88));
  }

  /** Its services have no action data: used as a whole, unknown in detail. */
  static SampleRole serviceWithoutActionData() {
    return role("GlueEtl", Trust.service("glue.amazonaws.com"))
        .inline("etl", allow("glue:*", "s3:GetObject", "s3:PutObject"))
        .tag("team", "data")
        .uses("glue:GetJob", days(0))
        .uses("s3:*Object", days(0));
  }

  /** Bucket actions on objects grant nothing, whatever the report lists. */
  static SampleRole actionsOnTheWrongResource() {
    return role("LakeReader", Trust.account(AUDIT))
        .inline(
            "read",
            allow("s3:GetObject", "s3:DeleteBucketPolicy").on("arn:aws:s3:::hazelwood-lake/*"),
            allow("s3:GetBucketLocation").on("arn:aws:s3:::hazelwood-lake"))
        .tag("team", "data")
        .uses("s3:GetObject", days(0))
        .uses("s3:GetBucketLocation", days(0));
  }
}
