package dev.dormouse.snapshot.sample;

import static dev.dormouse.snapshot.sample.Age.days;
import static dev.dormouse.snapshot.sample.SampleRole.role;
import static dev.dormouse.snapshot.sample.Statement.allow;

import java.util.ArrayList;
import java.util.List;

/** The role with many unused database actions. */
final class OrdersDatabase {
  private static final int GRANTED = 148;

  private OrdersDatabase() {}

  /** RDS lies idle for 200 days; EC2, S3 and DynamoDB are used in part. */
  static SampleRole operator(Vocabulary vocabulary) {
    return role("OrdersDatabaseOperator", Trust.account(DefaultOrganization.SHOP))
        .attach(
            SamplePolicy.customer(
                "OrdersDatabaseOperator", allow(databaseActions(vocabulary)).named("Databases")),
            SamplePolicy.customer(
                "OrdersExport",
                allow(
                        "ec2:DescribeInstances",
                        "ec2:DescribeSecurityGroups",
                        "ec2:DescribeSubnets",
                        "ec2:AuthorizeSecurityGroupIngress",
                        "ec2:RevokeSecurityGroupIngress",
                        "ec2:CreateSnapshot")
                    .named("Instances"),
                allow(
                        "s3:GetBucketLocation",
                        "s3:GetLifecycleConfiguration",
                        "s3:PutLifecycleConfiguration",
                        "s3:PutBucketNotification",
                        "s3:PutObject")
                    .named("Exports"),
                allow(
                        "dynamodb:DescribeTable",
                        "dynamodb:CreateBackup",
                        "dynamodb:DeleteBackup",
                        "dynamodb:ExportTableToPointInTime",
                        "dynamodb:Query")
                    .named("Tables")))
        .tag("team", "orders")
        .tag("cost-center", "4410")
        .uses("rds", days(200))
        .lists("rds")
        .uses("ec2:Describe*", days(2))
        .uses("s3:GetBucketLocation", days(4))
        .uses("s3:PutObject", days(4))
        .uses("dynamodb:DescribeTable", days(6))
        .uses("dynamodb:Query", days(6));
  }

  /**
   * Exactly so many of RDS's actions as the announcement shows, each by name; deleting, buying and
   * sharing are left out first.
   */
  private static String[] databaseActions(Vocabulary vocabulary) {
    List<String> kept = new ArrayList<>();
    vocabulary.expand("rds:*").forEach(id -> kept.add("rds:" + vocabulary.name(id)));
    kept.sort(null);
    List<String> others = new ArrayList<>();
    for (String prefix : List.of("rds:Delete", "rds:Purchase", "rds:CrossRegion", "rds:Remove")) {
      kept.stream().filter(name -> name.startsWith(prefix)).forEach(others::add);
    }
    int surplus = kept.size() - GRANTED;
    if (surplus < 0) {
      throw new IllegalStateException("the catalog knows only " + kept.size() + " actions of rds");
    }
    kept.removeAll(others.subList(0, Math.min(surplus, others.size())));
    return kept.subList(0, GRANTED).toArray(String[]::new);
  }
}
