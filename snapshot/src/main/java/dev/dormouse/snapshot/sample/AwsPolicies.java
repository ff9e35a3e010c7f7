package dev.dormouse.snapshot.sample;

import static dev.dormouse.snapshot.sample.SamplePolicy.aws;
import static dev.dormouse.snapshot.sample.Statement.allow;
import static dev.dormouse.snapshot.sample.Statement.allowAllBut;

/**
 * Managed policies that AWS keeps, with their true documents of summer 2026.
 *
 * @see <a href="https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html">
 *     AWS Managed Policy Reference Guide</a>
 */
final class AwsPolicies {
  private static final String SERVICE_ROLE = "/service-role/";

  static final SamplePolicy ADMINISTRATOR = aws("/", "AdministratorAccess", allow("*"));

  static final SamplePolicy POWER_USER =
      aws(
          "/",
          "PowerUserAccess",
          allowAllBut("iam:*", "organizations:*", "account:*"),
          allow(
              "account:GetAccountInformation",
              "account:GetGovCloudAccountInformation",
              "account:GetPrimaryEmail",
              "account:ListRegions",
              "iam:CreateServiceLinkedRole",
              "iam:DeleteServiceLinkedRole",
              "iam:ListRoles",
              "organizations:DescribeEffectivePolicy",
              "organizations:DescribeOrganization"));

  static final SamplePolicy S3_FULL =
      aws("/", "AmazonS3FullAccess", allow("s3:*", "s3-object-lambda:*"));

  static final SamplePolicy S3_READ_ONLY =
      aws(
          "/",
          "AmazonS3ReadOnlyAccess",
          allow(
              "s3:Get*",
              "s3:List*",
              "s3:Describe*",
              "s3-object-lambda:Get*",
              "s3-object-lambda:List*"));

  static final SamplePolicy SQS_FULL = aws("/", "AmazonSQSFullAccess", allow("sqs:*"));

  static final SamplePolicy SES_FULL = aws("/", "AmazonSESFullAccess", allow("ses:*"));

  static final SamplePolicy KINESIS_FULL = aws("/", "AmazonKinesisFullAccess", allow("kinesis:*"));

  static final SamplePolicy STEP_FUNCTIONS_FULL =
      aws("/", "AWSStepFunctionsFullAccess", allow("states:*"));

  static final SamplePolicy SSM_READ_ONLY =
      aws("/", "AmazonSSMReadOnlyAccess", allow("ssm:Describe*", "ssm:Get*", "ssm:List*"));

  static final SamplePolicy SUPPORT =
      aws("/", "AWSSupportAccess", allow("support:*", "support-console:*"));

  static final SamplePolicy IAM_READ_ONLY =
      aws(
          "/",
          "IAMReadOnlyAccess",
          allow(
              "iam:GenerateCredentialReport",
              "iam:GenerateServiceLastAccessedDetails",
              "iam:Get*",
              "iam:List*",
              "iam:SimulateCustomPolicy",
              "iam:SimulatePrincipalPolicy"));

  static final SamplePolicy CLOUD_TRAIL_READ_ONLY =
      aws(
          "/",
          "AWSCloudTrail_ReadOnlyAccess",
          allow(
              "cloudtrail:Get*",
              "cloudtrail:Describe*",
              "cloudtrail:List*",
              "cloudtrail:LookupEvents"));

  static final SamplePolicy SECURITY_HUB_READ_ONLY =
      aws(
          "/",
          "AWSSecurityHubReadOnlyAccess",
          allow(
                  "securityhub:Get*",
                  "securityhub:List*",
                  "securityhub:BatchGet*",
                  "securityhub:Describe*")
              .named("AWSSecurityHubReadOnlyAccess"));

  static final SamplePolicy GUARD_DUTY_READ_ONLY =
      aws(
          "/",
          "AmazonGuardDutyReadOnlyAccess",
          allow("guardduty:Describe*", "guardduty:Get*", "guardduty:List*"),
          allow(
              "organizations:ListDelegatedAdministrators",
              "organizations:ListAWSServiceAccessForOrganization",
              "organizations:DescribeOrganizationalUnit",
              "organizations:DescribeAccount",
              "organizations:DescribeOrganization",
              "organizations:ListAccounts"));

  static final SamplePolicy ROUTE_53_READ_ONLY =
      aws(
          "/",
          "AmazonRoute53ReadOnlyAccess",
          allow("route53:Get*", "route53:List*", "route53:TestDNSAnswer"));

  static final SamplePolicy EC2_READ_ONLY =
      aws(
          "/",
          "AmazonEC2ReadOnlyAccess",
          allow("ec2:Describe*", "ec2:GetSecurityGroupsForVpc"),
          allow("elasticloadbalancing:Describe*"),
          allow("cloudwatch:ListMetrics", "cloudwatch:GetMetricStatistics", "cloudwatch:Describe*"),
          allow("autoscaling:Describe*"));

  static final SamplePolicy EC2_FULL =
      aws(
          "/",
          "AmazonEC2FullAccess",
          allow("ec2:*"),
          allow("elasticloadbalancing:*"),
          allow("cloudwatch:*"),
          allow("autoscaling:*"),
          allow("iam:CreateServiceLinkedRole")
              .when(
                  "StringEquals",
                  "iam:AWSServiceName",
                  "autoscaling.amazonaws.com",
                  "ec2scheduled.amazonaws.com",
                  "elasticloadbalancing.amazonaws.com",
                  "spot.amazonaws.com",
                  "spotfleet.amazonaws.com",
                  "transitgateway.amazonaws.com"));

  static final SamplePolicy CHANGE_PASSWORD =
      aws(
          "/",
          "IAMUserChangePassword",
          allow("iam:ChangePassword")
              .on("arn:aws:iam::*:user/${aws:username}", "arn:aws:iam::*:user/*/${aws:username}"),
          allow("iam:GetAccountPasswordPolicy"));

  static final SamplePolicy CONTAINER_REGISTRY_POWER_USER =
      aws(
          "/",
          "AmazonEC2ContainerRegistryPowerUser",
          allow(
              "ecr:GetAuthorizationToken",
              "ecr:BatchCheckLayerAvailability",
              "ecr:GetDownloadUrlForLayer",
              "ecr:GetRepositoryPolicy",
              "ecr:DescribeRepositories",
              "ecr:ListImages",
              "ecr:DescribeImages",
              "ecr:BatchGetImage",
              "ecr:GetLifecyclePolicy",
              "ecr:GetLifecyclePolicyPreview",
              "ecr:ListTagsForResource",
              "ecr:DescribeImageScanFindings",
              "ecr:InitiateLayerUpload",
              "ecr:UploadLayerPart",
              "ecr:CompleteLayerUpload",
              "ecr:PutImage"));

  static final SamplePolicy CLOUD_WATCH_AGENT =
      aws(
          "/",
          "CloudWatchAgentServerPolicy",
          allow(
                  "cloudwatch:PutMetricData",
                  "ec2:DescribeVolumes",
                  "ec2:DescribeTags",
                  "logs:PutLogEvents",
                  "logs:PutRetentionPolicy",
                  "logs:DescribeLogStreams",
                  "logs:DescribeLogGroups",
                  "logs:CreateLogStream",
                  "logs:CreateLogGroup",
                  "xray:PutTraceSegments",
                  "xray:PutTelemetryRecords",
                  "xray:GetSamplingRules",
                  "xray:GetSamplingTargets",
                  "xray:GetSamplingStatisticSummaries")
              .named("CWACloudWatchServerPermissions"),
          allow("ssm:GetParameter")
              .named("CWASSMServerPermissions")
              .on("arn:aws:ssm:*:*:parameter/AmazonCloudWatch-*"));

  static final SamplePolicy LAMBDA_BASIC =
      aws(
          SERVICE_ROLE,
          "AWSLambdaBasicExecutionRole",
          allow("logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"));

  static final SamplePolicy LAMBDA_SQS =
      aws(
          SERVICE_ROLE,
          "AWSLambdaSQSQueueExecutionRole",
          allow(
              "sqs:ReceiveMessage",
              "sqs:DeleteMessage",
              "sqs:GetQueueAttributes",
              "logs:CreateLogGroup",
              "logs:CreateLogStream",
              "logs:PutLogEvents"));

  static final SamplePolicy LAMBDA_VPC =
      aws(
          SERVICE_ROLE,
          "AWSLambdaVPCAccessExecutionRole",
          allow(
                  "logs:CreateLogGroup",
                  "logs:CreateLogStream",
                  "logs:PutLogEvents",
                  "ec2:CreateNetworkInterface",
                  "ec2:DescribeNetworkInterfaces",
                  "ec2:DescribeSubnets",
                  "ec2:DeleteNetworkInterface",
                  "ec2:AssignPrivateIpAddresses",
                  "ec2:UnassignPrivateIpAddresses")
              .named("AWSLambdaVPCAccessExecutionPermissions"));

  static final SamplePolicy ECS_TASK_EXECUTION =
      aws(
          SERVICE_ROLE,
          "AmazonECSTaskExecutionRolePolicy",
          allow(
              "ecr:GetAuthorizationToken",
              "ecr:BatchCheckLayerAvailability",
              "ecr:GetDownloadUrlForLayer",
              "ecr:BatchGetImage",
              "logs:CreateLogStream",
              "logs:PutLogEvents"));

  static final SamplePolicy ORGANIZATIONS_TRUST =
      aws(
          "/aws-service-role/",
          "AWSOrganizationsServiceTrustPolicy",
          allow("iam:DeleteRole")
              .named("AllowDeletionOfServiceLinkedRoleForOrganizations")
              .on("arn:aws:iam::*:role/aws-service-role/organizations.amazonaws.com/*"),
          allow("iam:CreateServiceLinkedRole").named("AllowCreationOfServiceLinkedRoles"),
          allow("iam:ListRoles")
              .named("ListRolesSLR")
              .on("arn:aws:iam::*:role/aws-service-role/*"));

  private AwsPolicies() {}
}
