package dev.dormouse.snapshot.sample;

import static dev.dormouse.snapshot.sample.Age.days;
import static dev.dormouse.snapshot.sample.Age.hours;
import static dev.dormouse.snapshot.sample.SamplePolicy.customer;
import static dev.dormouse.snapshot.sample.SampleRole.role;
import static dev.dormouse.snapshot.sample.Statement.allow;
import static dev.dormouse.snapshot.sample.Statement.deny;

/** Roles, groups and policies of which many accounts have a copy. */
final class CommonRoles {
  private static final String REGION = "eu-central-1";

  /** People who may do nothing here but go elsewhere. */
  static final SampleGroup ENGINEERS =
      SampleGroup.group(
          "Engineers",
          customer(
              "AssumeWorkloadRoles",
              allow("sts:AssumeRole")
                  .named("GoElsewhere")
                  .on("arn:aws:iam::*:role/hazelwood/*")
                  .when("Bool", "aws:MultiFactorAuthPresent", "true")));

  /** Nobody leaves it: what a workload may reach at most. */
  static final SamplePolicy WORKLOAD_BOUNDARY =
      customer(
          "WorkloadBoundary",
          allow(
                  "cloudformation:*",
                  "dynamodb:*",
                  "ecr:*",
                  "ecs:*",
                  "lambda:*",
                  "logs:*",
                  "s3:*",
                  "sqs:*")
              .named("Workloads"),
          deny("s3:DeleteBucket", "s3:PutBucketPolicy").named("KeepBuckets"));

  private static final SamplePolicy DEPLOY =
      customer(
          "GitHubDeploy",
          allow("cloudformation:*", "ecs:Describe*", "ecs:UpdateService").named("Stacks"),
          allow("lambda:GetFunction", "lambda:UpdateFunctionCode", "lambda:PublishVersion")
              .named("Functions"),
          allow("s3:GetBucketLocation", "s3:GetObject", "s3:ListBucket", "s3:PutObject")
              .named("Artifacts")
              .on("arn:aws:s3:::hazelwood-artifacts", "arn:aws:s3:::hazelwood-artifacts/*"),
          allow("iam:PassRole")
              .named("ToWorkloadsOnly")
              .on("arn:aws:iam::*:role/hazelwood/*")
              .when(
                  "StringEquals",
                  "iam:PassedToService",
                  "ecs-tasks.amazonaws.com",
                  "lambda.amazonaws.com"));

  private static final SamplePolicy RECOVERY =
      customer(
          "DisasterRecovery",
          allow("backup:StartRestoreJob", "backup:Describe*", "backup:List*").named("Restore"),
          allow("rds:RestoreDB*", "rds:Describe*", "ec2:*", "s3:*", "kms:CreateGrant"),
          allow("route53:ChangeResourceRecordSets").on("arn:aws:route53:::hostedzone/*"));

  private CommonRoles() {}

  /** What stands in every account: nothing of it is a finding. */
  static SampleRole[] baseline(String audit) {
    return new SampleRole[] {collector(audit), serviceLinked(), flowLogs()};
  }

  /** Dormouse's own role, which asks more kinds of questions than it needs every day. */
  private static SampleRole collector(String audit) {
    return role("DormouseCollector", Trust.account(audit))
        .inline(
            "read-only",
            allow(
                "iam:GetAccountAuthorizationDetails",
                "iam:List*",
                "iam:Get*",
                "iam:GenerateCredentialReport",
                "iam:GenerateServiceLastAccessedDetails",
                "cloudtrail:GetTrail",
                "cloudtrail:GetEventSelectors"))
        .tag("managed-by", "terraform")
        .uses("iam:G*", hours(1));
  }

  private static SampleRole serviceLinked() {
    return role(
            "/aws-service-role/organizations.amazonaws.com/",
            "AWSServiceRoleForOrganizations",
            Trust.service("organizations.amazonaws.com"))
        .attach(AwsPolicies.ORGANIZATIONS_TRUST);
  }

  private static SampleRole flowLogs() {
    return role("FlowLogsDelivery", Trust.service("vpc-flow-logs.amazonaws.com"))
        .inline(
            "deliver",
            allow(
                "logs:CreateLogGroup",
                "logs:CreateLogStream",
                "logs:DescribeLogGroups",
                "logs:DescribeLogStreams",
                "logs:PutLogEvents"))
        .tag("managed-by", "terraform")
        .usesAll(days(0));
  }

  /** The break-glass role: never used, and rightly so. */
  static SampleRole disasterRecovery(String management) {
    return role("DisasterRecoveryRole", Trust.account(management))
        .attach(RECOVERY)
        .tag("team", "platform")
        .tag("purpose", "break-glass");
  }

  /** The role that Organizations makes in a new account, and that is then forgotten. */
  static SampleRole organizationAccess(String management) {
    return role("OrganizationAccountAccessRole", Trust.account(management))
        .attach(AwsPolicies.ADMINISTRATOR);
  }

  /** Deploys one repository: uses a part of what its copied policy allows. */
  static SampleRole deploy(String account, String repository) {
    return role("/hazelwood/", "GitHubDeploy", Trust.github(account, "hazelwood/" + repository))
        .attach(DEPLOY)
        .tag("team", "delivery")
        .tag("repository", "hazelwood/" + repository)
        .uses("cloudformation:*ChangeSet", days(1))
        .uses("cloudformation:DescribeStack*", days(1))
        .uses("ecs:UpdateService", days(1))
        .uses("ecs:DescribeServices", days(1))
        .uses("lambda:*", days(6))
        .uses("s3:*", days(1));
  }

  /** A role that IAM Identity Center made for a permission set. */
  static SampleRole permissionSet(String account, String set, String suffix) {
    return role(
        "/aws-reserved/sso.amazonaws.com/" + REGION + "/",
        "AWSReservedSSO_" + set + "_" + suffix,
        Trust.identityCenter(account));
  }
}
