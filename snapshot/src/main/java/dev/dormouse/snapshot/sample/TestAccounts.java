package dev.dormouse.snapshot.sample;

import static dev.dormouse.snapshot.sample.Age.days;
import static dev.dormouse.snapshot.sample.DefaultOrganization.AUDIT;
import static dev.dormouse.snapshot.sample.DefaultOrganization.DEVELOPMENT;
import static dev.dormouse.snapshot.sample.DefaultOrganization.STAGING;
import static dev.dormouse.snapshot.sample.SampleKey.lastUsed;
import static dev.dormouse.snapshot.sample.SampleKey.neverUsed;
import static dev.dormouse.snapshot.sample.SampleRole.role;
import static dev.dormouse.snapshot.sample.SampleUser.user;
import static dev.dormouse.snapshot.sample.Statement.allow;

/** The accounts in which things are tried. */
final class TestAccounts {
  private static final String LAMBDA = "lambda.amazonaws.com";

  private static final SampleGroup DEVELOPERS =
      SampleGroup.group(
              "Developers",
              AwsPolicies.CHANGE_PASSWORD,
              SamplePolicy.customer(
                  "DeveloperAccess",
                  allow("s3:*", "lambda:*", "dynamodb:*", "logs:*").named("Play"),
                  allow("cloudformation:Describe*", "cloudformation:List*").named("Look")))
          .inline("own-keys", allow("iam:ListAccessKeys", "iam:CreateAccessKey"));

  private TestAccounts() {}

  static SampleAccount staging(AccountHeader header) {
    return SampleAccount.of(header, Style.CLI.spelled(Spelling.ZULU))
        .users(
            user("/ci/", "e2e-runner")
                .inline("invoke", allow("execute-api:Invoke"))
                .key(lastUsed(days(92)))
                .key(lastUsed(days(0)))
                .usesAll(days(0)),
            user("/ci/", "k6-cloud").key(neverUsed(days(260))),
            HardCases.newStarter(),
            HardCases.newPasswordAndKey(),
            user("stage-seed").key(lastUsed(days(185))))
        .roles(CommonRoles.baseline(AUDIT))
        .roles(
            CommonRoles.deploy(STAGING, "shop"),
            role("/hazelwood/", "SmokeTest", Trust.github(STAGING, "hazelwood/smoke"))
                .inline(
                    "test",
                    allow("execute-api:Invoke", "s3:GetObject", "cloudwatch:GetMetric*"),
                    allow("synthetics:*"))
                .tag("team", "quality")
                .uses("execute-api:Invoke", days(0))
                .uses("s3:GetObject", days(0))
                .uses("synthetics:Describe*", days(0)),
            role("LoadTestRunner", Trust.service("ec2.amazonaws.com"))
                .attach(AwsPolicies.CLOUD_WATCH_AGENT)
                .tag("team", "quality")
                .uses("logs:*", days(176)),
            role("StagingAgent", Trust.service("ec2.amazonaws.com"))
                .attach(AwsPolicies.CLOUD_WATCH_AGENT)
                .tag("team", "platform")
                .usesAll(days(0)));
  }

  static SampleAccount development(AccountHeader header) {
    return SampleAccount.of(header, Style.CLI.withReports(Style.ReportFiles.PAGES_IN_ARRAY))
        .users(
            user("anna.kowalska")
                .in(CommonRoles.ENGINEERS)
                .key(neverUsed(days(233)))
                .key(lastUsed(days(0)))
                .tag("team", "checkout")
                .uses("sts:AssumeRole", days(0)),
            user("intern.2025").console(SamplePassword.lastUsed(days(320))),
            user("kenji.sato")
                .in(DEVELOPERS)
                .console(SamplePassword.lastUsed(days(4)))
                .key(lastUsed(days(161)))
                .tag("team", "catalog")
                .uses("lambda:List*", days(4))
                .uses("logs:Describe*", days(4))
                .uses("s3:ListAllMyBuckets", days(4)),
            user("localstack-sync").key(neverUsed(days(196))),
            user("maria.lindqvist")
                .in(DEVELOPERS)
                .console(SamplePassword.lastUsed(days(241)))
                .key(lastUsed(days(244)))
                .tag("team", "catalog")
                .uses("lambda:*Function", days(244)),
            HardCases.inactiveKeyOnly(),
            user("prototype-bot").key(lastUsed(days(357))))
        .roles(CommonRoles.baseline(AUDIT))
        .roles(
            CommonRoles.deploy(DEVELOPMENT, "shop"),
            CommonRoles.permissionSet(DEVELOPMENT, "PowerUserAccess", "b2a4c6d8e0f19375")
                .attach(AwsPolicies.POWER_USER)
                .uses("lambda:*", days(2))
                .uses("s3:List*", days(2))
                .uses("dynamodb:DescribeTable", days(2))
                .uses("ec2:Describe*", days(30)),
            CommonRoles.permissionSet(DEVELOPMENT, "DataScientist", "0a9b8c7d6e5f4132")
                .attach(AwsPolicies.S3_READ_ONLY)
                .uses("s3:*Object", days(190)),
            role("LambdaPlayground", Trust.service(LAMBDA))
                .attach(AwsPolicies.LAMBDA_BASIC)
                .inline("play", allow("lambda:*", "s3:ListAllMyBuckets"))
                .tag("team", "checkout")
                .uses("logs:*", days(9))
                .uses("lambda:InvokeFunction", days(9))
                .uses("lambda:GetFunction", days(9)),
            role("/hazelwood/", "QueueWorker", Trust.service(LAMBDA))
                .attach(AwsPolicies.LAMBDA_SQS)
                .tag("team", "checkout")
                .usesAll(days(0)),
            role("HackathonSandbox", Trust.account(DEVELOPMENT))
                .attach(AwsPolicies.S3_FULL, AwsPolicies.STEP_FUNCTIONS_FULL)
                .tag("event", "hackathon-2025"),
            role("AppSyncPrototype", Trust.service("appsync.amazonaws.com"))
                .inline("resolve", allow("dynamodb:GetItem", "dynamodb:Query"))
                .tag("team", "mobile")
                .uses("dynamodb:*", days(240)));
  }
}
