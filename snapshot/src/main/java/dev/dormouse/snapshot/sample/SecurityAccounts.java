package dev.dormouse.snapshot.sample;

import static dev.dormouse.snapshot.sample.Age.days;
import static dev.dormouse.snapshot.sample.Age.hours;
import static dev.dormouse.snapshot.sample.DefaultOrganization.AUDIT;
import static dev.dormouse.snapshot.sample.DefaultOrganization.MANAGEMENT;
import static dev.dormouse.snapshot.sample.SampleKey.lastUsed;
import static dev.dormouse.snapshot.sample.SampleKey.neverUsed;
import static dev.dormouse.snapshot.sample.SampleRole.role;
import static dev.dormouse.snapshot.sample.SampleUser.user;
import static dev.dormouse.snapshot.sample.Statement.allow;

/** The accounts from which the organization is run and watched. */
final class SecurityAccounts {
  private static final String LAMBDA = "lambda.amazonaws.com";

  private SecurityAccounts() {}

  static SampleAccount management(AccountHeader header) {
    return SampleAccount.of(header, Style.CLI)
        .users(
            user("break-glass-1")
                .attach(AwsPolicies.ADMINISTRATOR)
                .console(SamplePassword.neverUsed())
                .tag("purpose", "break-glass"),
            user("cost-bot").key(neverUsed(days(388))),
            user("finance.reports")
                .inline("reports", allow("s3:PutObject").on("arn:aws:s3:::hazelwood-billing/*"))
                .key(lastUsed(days(190)))
                .key(lastUsed(days(2)))
                .uses("s3:PutObject", days(2)),
            user("helen.marsh")
                .in(CommonRoles.ENGINEERS)
                .console(SamplePassword.lastUsed(days(1)))
                .uses("sts:AssumeRole", days(1)),
            user("terraform-bootstrap").key(lastUsed(days(610))))
        .roles(CommonRoles.baseline(AUDIT))
        .roles(
            CommonRoles.permissionSet(MANAGEMENT, "AdministratorAccess", "3f1c9a7be02d4a58")
                .attach(AwsPolicies.ADMINISTRATOR)
                .uses("organizations:Describe*", days(3))
                .uses("organizations:List*", days(3))
                .uses("iam:List*", days(3))
                .uses("ec2:Describe*", days(24))
                .uses("s3:ListAllMyBuckets", days(3)),
            role("BillingExporter", Trust.service(LAMBDA))
                .attach(AwsPolicies.LAMBDA_BASIC)
                .inline("export", allow("ce:GetCostAndUsage", "s3:PutObject"))
                .tag("team", "finance")
                .usesAll(days(0)),
            role("OrganizationFormation", Trust.service("cloudformation.amazonaws.com"))
                .inline("form", allow("cloudformation:*StackSet*", "organizations:*"))
                .tag("team", "platform")
                .uses("organizations:*", days(260)));
  }

  static SampleAccount audit(AccountHeader header) {
    return SampleAccount.of(header, Style.CLI)
        .users(
            user("compliance.portal").console(SamplePassword.neverUsed()),
            user("evidence-export")
                .inline("export", allow("s3:PutObject").on("arn:aws:s3:::hazelwood-evidence/*"))
                .key(lastUsed(days(118)))
                .key(lastUsed(days(0)))
                .uses("s3:PutObject", days(0)),
            user("nadia.rahman")
                .in(CommonRoles.ENGINEERS)
                .console(SamplePassword.lastUsed(days(3)))
                .key(neverUsed(days(410)))
                .key(lastUsed(days(137)))
                .tag("team", "audit")
                .uses("sts:AssumeRole", days(3)),
            user("robert.oduya")
                .in(CommonRoles.ENGINEERS)
                .console(SamplePassword.lastUsed(days(298)))
                .key(lastUsed(days(301)))
                .tag("team", "audit"),
            user("scanner-poc").key(neverUsed(days(455))),
            HardCases.forwarderWithAnInactiveKey(),
            user("tomas.beck")
                .in(CommonRoles.ENGINEERS)
                .console(SamplePassword.lastUsed(days(0)))
                .key(lastUsed(days(95)))
                .tag("team", "audit")
                .uses("sts:AssumeRole", days(0)))
        .roles(CommonRoles.baseline(AUDIT))
        .roles(auditTools())
        .roles(
            CommonRoles.disasterRecovery(MANAGEMENT),
            CommonRoles.organizationAccess(MANAGEMENT),
            role("PenetrationTest2025", Trust.account(AUDIT))
                .attach(AwsPolicies.EC2_READ_ONLY, AwsPolicies.IAM_READ_ONLY)
                .tag("team", "audit")
                .uses("iam:List*", days(301))
                .uses("ec2:Describe*", days(301)),
            role("FindingsForwarder", Trust.service(LAMBDA))
                .attach(AwsPolicies.LAMBDA_BASIC)
                .inline("forward", allow("events:PutEvents"))
                .usesAll(days(0)));
  }

  /** The six roles that do their work with a part of what they may. */
  private static SampleRole[] auditTools() {
    return new SampleRole[] {
      role("SecurityHubAggregator", Trust.service(LAMBDA))
          .attach(AwsPolicies.LAMBDA_BASIC, AwsPolicies.SECURITY_HUB_READ_ONLY)
          .inline("write", allow("securityhub:BatchUpdateFindings"))
          .tag("team", "audit")
          .uses("logs:*", days(0))
          .uses("securityhub:GetFindings", days(0))
          .uses("securityhub:BatchUpdateFindings", days(0)),
      role("GuardDutyTriage", Trust.service(LAMBDA))
          .attach(AwsPolicies.LAMBDA_BASIC, AwsPolicies.GUARD_DUTY_READ_ONLY)
          .inline("archive", allow("guardduty:ArchiveFindings", "guardduty:CreateFilter"))
          .tag("team", "audit")
          .uses("logs:*", days(1))
          .uses("guardduty:GetFindings", days(1))
          .uses("guardduty:ListFindings", days(1)),
      role("AuditReadOnly", Trust.account(AUDIT))
          .attach(
              AwsPolicies.IAM_READ_ONLY,
              AwsPolicies.CLOUD_TRAIL_READ_ONLY,
              AwsPolicies.S3_READ_ONLY)
          .tag("team", "audit")
          .uses("iam:List*", days(2))
          .uses("iam:GetAccountSummary", days(2))
          .uses("cloudtrail:LookupEvents", days(5)),
      role("ConfigAggregator", Trust.service("config.amazonaws.com"))
          .inline("aggregate", allow("config:*", "s3:PutObject", "sns:Publish"))
          .tag("team", "audit")
          .uses("config:SelectAggregateResourceConfig", days(1))
          .uses("config:Describe*", days(1))
          .uses("s3:PutObject", hours(5)),
      HardCases.reviewerWithUnknownNames(),
      role("ForensicsSnapshot", Trust.account(AUDIT))
          .inline(
              "snapshots",
              allow("ec2:*Snapshot*", "kms:CreateGrant", "kms:Decrypt", "kms:ScheduleKeyDeletion"))
          .tag("team", "incident-response")
          .uses("ec2:DescribeSnapshots", days(41))
          .uses("ec2:CopySnapshot", days(41))
          .uses("kms:CreateGrant", days(41))
    };
  }

  static SampleAccount logArchive(AccountHeader header) {
    return SampleAccount.of(header, Style.SCRIPT)
        .users(
            user("log-shipper")
                .inline("ship", allow("s3:PutObject").on("arn:aws:s3:::hazelwood-logs/*"))
                .key(lastUsed(days(204)))
                .key(lastUsed(hours(1)))
                .uses("s3:PutObject", hours(1)),
            user("splunk-forwarder")
                .inline("read", allow("s3:GetObject", "s3:ListBucket", "sqs:ReceiveMessage"))
                .key(lastUsed(days(0)))
                .key(neverUsed(days(120)))
                .usesAll(days(0)))
        .roles(CommonRoles.baseline(AUDIT))
        .roles(
            CommonRoles.disasterRecovery(MANAGEMENT),
            HardCases.writerByUntrackedActions(),
            role("LogQuery", Trust.account(AUDIT))
                .inline(
                    "query",
                    allow("athena:*", "glue:GetTable", "glue:GetPartitions"),
                    allow("s3:GetBucketLocation", "s3:GetObject", "s3:PutBucketNotification"))
                .tag("team", "audit")
                .uses("athena:StartQueryExecution", days(1))
                .uses("athena:GetQuery*", days(1))
                .uses("glue:*", days(1))
                .uses("s3:Get*", days(1)),
            role("LogLifecycle", Trust.service(LAMBDA))
                .attach(AwsPolicies.LAMBDA_BASIC)
                .inline(
                    "lifecycle",
                    allow("s3:*LifecycleConfiguration", "s3:*BucketVersioning")
                        .on("arn:aws:s3:::hazelwood-logs"))
                .tag("team", "platform")
                .uses("logs:*", days(12))
                .uses("s3:GetLifecycleConfiguration", days(12)));
  }
}
