package dev.dormouse.snapshot.sample;

import static dev.dormouse.snapshot.sample.Age.days;
import static dev.dormouse.snapshot.sample.DefaultOrganization.AUDIT;
import static dev.dormouse.snapshot.sample.DefaultOrganization.DATA;
import static dev.dormouse.snapshot.sample.DefaultOrganization.MANAGEMENT;
import static dev.dormouse.snapshot.sample.DefaultOrganization.PAYMENTS;
import static dev.dormouse.snapshot.sample.DefaultOrganization.SHOP;
import static dev.dormouse.snapshot.sample.SampleKey.lastUsed;
import static dev.dormouse.snapshot.sample.SampleKey.neverUsed;
import static dev.dormouse.snapshot.sample.SampleRole.role;
import static dev.dormouse.snapshot.sample.SampleUser.user;
import static dev.dormouse.snapshot.sample.Statement.allow;

/** The accounts in which the business runs. */
final class ProductionAccounts {
  private static final String LAMBDA = "lambda.amazonaws.com";
  private static final String TASKS = "ecs-tasks.amazonaws.com";

  private ProductionAccounts() {}

  static SampleAccount shop(AccountHeader header, Vocabulary vocabulary) {
    return SampleAccount.of(header, Style.CLI.withEncodedDocuments().withGzippedDetails())
        .users(
            user("catalog-importer")
                .inline("import", allow("dynamodb:BatchWriteItem", "dynamodb:DescribeTable"))
                .key(neverUsed(days(290)))
                .tag("team", "catalog"),
            user("ines.carvalho")
                .in(CommonRoles.ENGINEERS)
                .console(SamplePassword.neverUsed())
                .key(lastUsed(days(1)))
                .tag("team", "checkout")
                .uses("sts:AssumeRole", days(1)),
            user("mobile-release").key(neverUsed(days(530))),
            user("partner-feed").key(lastUsed(days(172))),
            user("search-indexer")
                .inline("index", allow("es:ESHttpPost", "s3:GetObject"))
                .key(lastUsed(days(109)))
                .key(lastUsed(days(0)))
                .usesAll(days(0)),
            user("smtp-orders")
                .inline("mail", allow("ses:SendRawEmail"))
                .key(lastUsed(days(113)))
                .key(lastUsed(days(0)))
                .uses("ses:SendRawEmail", days(0)))
        .roles(CommonRoles.baseline(AUDIT))
        .roles(
            CommonRoles.disasterRecovery(MANAGEMENT),
            CommonRoles.deploy(SHOP, "shop"),
            OrdersDatabase.operator(vocabulary),
            HardCases.recentlyWidened(),
            role("/hazelwood/", "CheckoutFunction", Trust.service(LAMBDA))
                .attach(AwsPolicies.LAMBDA_VPC, AwsPolicies.SQS_FULL)
                .inline(
                    "carts",
                    allow("dynamodb:*")
                        .on("arn:aws:dynamodb:eu-central-1:" + SHOP + ":table/carts"))
                .tag("team", "checkout")
                .uses("logs:*", days(0))
                .uses("ec2:*NetworkInterface*", days(0))
                .uses("dynamodb:*Item", days(0))
                .uses("dynamodb:DescribeTable", days(0))
                .uses("sqs:SendMessage", days(0)),
            role("/hazelwood/", "CartTask", Trust.service(TASKS))
                .attach(AwsPolicies.ECS_TASK_EXECUTION)
                .inline("carts", allow("dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query"))
                .tag("team", "checkout")
                .usesAll(days(0)),
            role("BlackFridayScaleUp", Trust.account(SHOP))
                .inline("scale", allow("autoscaling:*", "application-autoscaling:*"))
                .tag("team", "checkout")
                .uses("autoscaling:*", days(338)));
  }

  static SampleAccount payments(AccountHeader header) {
    return SampleAccount.of(header, Style.SCRIPT)
        .users(
            user("dmitri.volkov").console(SamplePassword.lastUsed(days(201))),
            user("pci-scanner").key(neverUsed(days(345))),
            user("psp-webhook")
                .inline("queue", allow("sqs:SendMessage"))
                .key(lastUsed(days(126)))
                .key(lastUsed(days(0)))
                .usesAll(days(0)),
            user("recon-sftp")
                .inline("drop", allow("s3:PutObject", "kms:GenerateDataKey"))
                .key(lastUsed(days(158)))
                .tag("team", "settlement"),
            user("settlement-batch").key(lastUsed(days(420))))
        .roles(CommonRoles.baseline(AUDIT))
        .roles(
            CommonRoles.disasterRecovery(MANAGEMENT),
            CommonRoles.deploy(PAYMENTS, "payments").bounded(CommonRoles.WORKLOAD_BOUNDARY),
            HardCases.deniedDelete(),
            HardCases.quarterlyUse(),
            HardCases.recentlyNarrowed(),
            role("/hazelwood/", "PaymentTask", Trust.service(TASKS))
                .attach(AwsPolicies.ECS_TASK_EXECUTION)
                .inline("secrets", allow("secretsmanager:GetSecretValue", "kms:Decrypt"))
                .bounded(CommonRoles.WORKLOAD_BOUNDARY)
                .tag("team", "settlement")
                .usesAll(days(0)),
            role("LegacySettlementExport", Trust.service("glue.amazonaws.com"))
                .attach(AwsPolicies.S3_FULL)
                .tag("team", "settlement")
                .uses("s3:*Object", days(154)));
  }

  static SampleAccount data(AccountHeader header) {
    return SampleAccount.of(header, Style.SCRIPT.withGzippedDetails())
        .users(
            user("airflow-old").key(neverUsed(days(480))),
            user("dbt-runner")
                .inline("query", allow("redshift-data:ExecuteStatement", "s3:PutObject"))
                .key(lastUsed(days(103)))
                .key(lastUsed(days(0)))
                .usesAll(days(0)),
            user("guest.analyst").console(SamplePassword.neverUsed()),
            user("lena.hoff")
                .in(CommonRoles.ENGINEERS)
                .console(SamplePassword.lastUsed(days(1)))
                .key(lastUsed(days(127)))
                .tag("team", "data")
                .uses("sts:AssumeRole", days(1)),
            user("tableau-extract")
                .inline("extract", allow("athena:StartQueryExecution", "athena:GetQueryResults"))
                .key(lastUsed(days(149)))
                .tag("team", "data")
                .uses("athena:*", days(149)))
        .roles(CommonRoles.baseline(AUDIT))
        .roles(
            CommonRoles.disasterRecovery(MANAGEMENT),
            HardCases.serviceWithoutActionData(),
            HardCases.actionsOnTheWrongResource(),
            HardCases.missingReport(),
            role("EmrNotebookExecution", Trust.service("elasticmapreduce.amazonaws.com"))
                .attach(AwsPolicies.S3_FULL)
                .tag("team", "data"),
            role("DataLakeAdmin", Trust.account(DATA))
                .attach(AwsPolicies.S3_FULL)
                .inline("lake", allow("glue:*", "lakeformation:*"))
                .tag("team", "data")
                .uses("glue:*", days(0))
                .uses("s3:GetBucketLocation", days(0))
                .uses("s3:*Object", days(0)),
            CommonRoles.permissionSet(DATA, "AthenaAnalyst", "77c0d1e2f3a4b596")
                .inline("AwsSSOInlinePolicy", allow("athena:*", "glue:Get*", "s3:GetObject"))
                .uses("athena:*Query*", days(2))
                .uses("glue:Get*", days(2))
                .uses("s3:GetObject", days(2)));
  }
}
