package dev.dormouse.snapshot.sample;

import static dev.dormouse.snapshot.sample.SamplePolicy.customer;
import static dev.dormouse.snapshot.sample.Statement.allow;
import static dev.dormouse.snapshot.sample.Statement.deny;

import java.util.List;

/**
 * A piece of work that roles of a scaled organization have: the shared policy that allows it, and
 * what those who do it really use.
 */
record Duty(SamplePolicy policy, List<String> habits) {
  Duty {
    habits = List.copyOf(habits);
  }

  private static Duty duty(SamplePolicy policy, String... habits) {
    return new Duty(policy, List.of(habits));
  }

  /** The work of programs. */
  static final List<Duty> OF_WORKLOADS =
      List.of(
          duty(AwsPolicies.LAMBDA_BASIC, "logs:CreateLogStream", "logs:PutLogEvents"),
          duty(AwsPolicies.LAMBDA_VPC, "ec2:*NetworkInterface*", "logs:*"),
          duty(AwsPolicies.LAMBDA_SQS, "sqs:*", "logs:CreateLogStream"),
          duty(AwsPolicies.ECS_TASK_EXECUTION, "ecr:*", "logs:*"),
          duty(AwsPolicies.CLOUD_WATCH_AGENT, "cloudwatch:*", "logs:Create*", "ssm:*"),
          duty(AwsPolicies.S3_FULL, "s3:GetBucket*", "s3:*Object", "s3:ListAllMyBuckets"),
          duty(AwsPolicies.S3_READ_ONLY, "s3:GetObject", "s3:GetBucketLocation"),
          duty(AwsPolicies.SQS_FULL, "sqs:SendMessage", "sqs:GetQueue*", "sqs:CreateQueue"),
          duty(AwsPolicies.SES_FULL, "ses:SendEmail", "ses:GetSendQuota"),
          duty(AwsPolicies.KINESIS_FULL, "kinesis:PutRecord*", "kinesis:Describe*"),
          duty(AwsPolicies.STEP_FUNCTIONS_FULL, "states:StartExecution", "states:Describe*"),
          duty(
              customer(
                  "service-events",
                  allow("events:*", "sns:*", "pipes:*", "scheduler:*").named("Events")),
              "events:PutEvents",
              "sns:Publish",
              "events:ListRules"),
          duty(
              customer(
                  "service-secrets",
                  allow("secretsmanager:*", "ssm:GetParameter*", "kms:Decrypt", "kms:Describe*"),
                  deny("secretsmanager:DeleteSecret", "kms:ScheduleKeyDeletion")),
              "secretsmanager:GetSecretValue",
              "ssm:GetParameter*",
              "kms:Decrypt"),
          duty(
              customer(
                  "service-tables",
                  allow("dynamodb:*").named("Tables"),
                  deny("dynamodb:DeleteTable").named("KeepTables")),
              "dynamodb:*Item",
              "dynamodb:Query",
              "dynamodb:DescribeTable"),
          duty(
              customer(
                  "service-observability",
                  allow("xray:*", "cloudwatch:*", "logs:*", "oam:*", "rum:*", "aps:*")),
              "xray:Put*",
              "cloudwatch:PutMetricData",
              "logs:*LogStream*"));

  /** The work of people, and of what works in their place. */
  static final List<Duty> OF_OPERATORS =
      List.of(
          duty(AwsPolicies.EC2_READ_ONLY, "ec2:DescribeInstances", "autoscaling:*"),
          duty(AwsPolicies.EC2_FULL, "ec2:Describe*", "ec2:*Instances", "elasticloadbalancing:D*"),
          duty(AwsPolicies.IAM_READ_ONLY, "iam:List*", "iam:GetRole*"),
          duty(AwsPolicies.CLOUD_TRAIL_READ_ONLY, "cloudtrail:LookupEvents"),
          duty(AwsPolicies.SSM_READ_ONLY, "ssm:DescribeInstanceInformation", "ssm:GetParameter*"),
          duty(AwsPolicies.ROUTE_53_READ_ONLY, "route53:List*"),
          duty(
              AwsPolicies.CONTAINER_REGISTRY_POWER_USER, "ecr:GetAuthorizationToken", "ecr:*Image"),
          duty(AwsPolicies.SUPPORT, "support:DescribeCases"),
          duty(
              customer(
                  "team-data",
                  allow("athena:*", "glue:*", "lakeformation:*", "quicksight:*", "redshift:*"),
                  allow("kafka:*", "firehose:*", "elasticmapreduce:*", "s3:GetObject")),
              "athena:*QueryExecution",
              "glue:Get*",
              "s3:GetObject"),
          duty(
              customer(
                  "team-platform",
                  allow("cloudformation:*", "ecs:*", "eks:*", "lambda:*", "apigateway:*"),
                  allow("autoscaling:*", "application-autoscaling:*", "servicediscovery:*"),
                  allow("iam:PassRole")
                      .when("StringEquals", "iam:PassedToService", "ecs-tasks.amazonaws.com")),
              "cloudformation:Describe*",
              "ecs:UpdateService",
              "lambda:Update*",
              "iam:PassRole"),
          duty(
              customer(
                  "team-look-around",
                  allow(
                      "acm:List*",
                      "backup:List*",
                      "batch:Describe*",
                      "cloudfront:List*",
                      "cognito-idp:List*",
                      "config:Describe*",
                      "elasticache:Describe*",
                      "elasticfilesystem:Describe*",
                      "es:Describe*",
                      "fsx:Describe*",
                      "guardduty:List*",
                      "inspector2:List*",
                      "mq:List*",
                      "rds:Describe*",
                      "route53:List*",
                      "securityhub:Get*",
                      "servicequotas:List*",
                      "sso:List*",
                      "tag:Get*",
                      "wafv2:List*")),
              "rds:DescribeDBInstances",
              "acm:ListCertificates",
              "tag:GetResources",
              "cloudfront:ListDistributions"));
}
