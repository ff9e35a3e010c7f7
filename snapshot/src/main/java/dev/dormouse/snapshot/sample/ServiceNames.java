package dev.dormouse.snapshot.sample;

import java.util.Map;

/** The names by which AWS's reports call well-known services. */
final class ServiceNames {
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("athena", "Amazon Athena"),
          Map.entry("cloudformation", "AWS CloudFormation"),
          Map.entry("cloudwatch", "Amazon CloudWatch"),
          Map.entry("dynamodb", "Amazon DynamoDB"),
          Map.entry("ec2", "Amazon EC2"),
          Map.entry("ecr", "Amazon Elastic Container Registry"),
          Map.entry("ecs", "Amazon Elastic Container Service"),
          Map.entry("glue", "AWS Glue"),
          Map.entry("guardduty", "Amazon GuardDuty"),
          Map.entry("iam", "AWS Identity and Access Management"),
          Map.entry("kms", "AWS Key Management Service"),
          Map.entry("lambda", "AWS Lambda"),
          Map.entry("logs", "Amazon CloudWatch Logs"),
          Map.entry("organizations", "AWS Organizations"),
          Map.entry("rds", "Amazon RDS"),
          Map.entry("s3", "Amazon S3"),
          Map.entry("secretsmanager", "AWS Secrets Manager"),
          Map.entry("securityhub", "AWS Security Hub"),
          Map.entry("sns", "Amazon SNS"),
          Map.entry("sqs", "Amazon SQS"),
          Map.entry("ssm", "AWS Systems Manager"),
          Map.entry("sts", "AWS Security Token Service"));

  private ServiceNames() {}

  /** A name to show; the prefix itself for a service that is not well known. */
  static String of(String prefix) {
    return NAMES.getOrDefault(prefix, prefix);
  }
}
