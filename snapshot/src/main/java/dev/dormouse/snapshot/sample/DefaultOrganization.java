package dev.dormouse.snapshot.sample;

import static dev.dormouse.snapshot.sample.Age.days;
import static dev.dormouse.snapshot.sample.Statement.allow;
import static dev.dormouse.snapshot.sample.Statement.deny;
import static dev.dormouse.snapshot.sample.Statement.denyAllBut;

import java.util.List;

/**
 * The organization of AWS's announcement of unused access findings, retold: 100 active findings
 * with a tracking period of 90 days, the account {@code Audit} in front.
 *
 * <pre>
 * account            keys  permissions  roles  passwords  all
 * Management            3            2      1          1    7
 * Audit                 5            7      3          2   17
 * Log Archive           2            2      1          0    5
 * Network               2            2      1          1    6
 * Shared Services       4            4      2          1   11
 * Shop Production       5            4      2          1   12
 * Payments              4            3      2          1   10
 * Data Platform         4            3      2          1   10
 * Staging               3            2      1          0    6
 * Development           5            5      3          2   15
 * Fernhill              1            0      0          0    1   collection failed half-way
 * Prototype Lab         0            0      0          0    0   suspended
 *                      38           34     18         10  100
 * </pre>
 *
 * <p>Source: AWS News Blog, "IAM Access Analyzer updates: find unused access, check policies before
 * deployment".
 */
final class DefaultOrganization {
  static final String MANAGEMENT = "111122223333";
  static final String AUDIT = "444455556666";
  static final String LOG_ARCHIVE = "777788889999";
  static final String NETWORK = "222233334444";
  static final String SHARED_SERVICES = "123456789012";
  static final String SHOP = "333344445555";
  static final String PAYMENTS = "555566667777";
  static final String DATA = "666677778888";
  static final String STAGING = "888899990000";
  static final String DEVELOPMENT = "999900001111";
  static final String FERNHILL = "121212121212";
  static final String PROTOTYPE_LAB = "989898989898";

  private static final String ROOT = "r-hz01";
  private static final String SECURITY = "ou-hz01-security";
  private static final String INFRASTRUCTURE = "ou-hz01-infrastructure";
  private static final String WORKLOADS = "ou-hz01-workloads";
  private static final String PRODUCTION = "ou-hz01-production";
  private static final String TEST = "ou-hz01-testing0";
  private static final String TRANSITION = "ou-hz01-transition";
  private static final String SUSPENDED = "ou-hz01-suspended";

  private DefaultOrganization() {}

  static SampleOrganization make(Vocabulary vocabulary) {
    List<SampleAccount> accounts =
        List.of(
            SecurityAccounts.management(active(MANAGEMENT, "Management", ROOT)),
            SecurityAccounts.audit(active(AUDIT, "Audit", SECURITY)),
            SecurityAccounts.logArchive(active(LOG_ARCHIVE, "Log Archive", SECURITY)),
            InfrastructureAccounts.network(active(NETWORK, "Network", INFRASTRUCTURE)),
            InfrastructureAccounts.sharedServices(
                active(SHARED_SERVICES, "Shared Services", INFRASTRUCTURE)),
            ProductionAccounts.shop(active(SHOP, "Shop Production", PRODUCTION), vocabulary),
            ProductionAccounts.payments(active(PAYMENTS, "Payments", PRODUCTION)),
            ProductionAccounts.data(active(DATA, "Data Platform", PRODUCTION)),
            TestAccounts.staging(active(STAGING, "Staging", TEST)),
            TestAccounts.development(active(DEVELOPMENT, "Development", TEST)),
            OutsideAccounts.fernhill(active(FERNHILL, "Fernhill", TRANSITION)),
            OutsideAccounts.prototypeLab(
                new AccountHeader(PROTOTYPE_LAB, "Prototype Lab", SUSPENDED, true, days(2_100))));
    return new SampleOrganization(
        "o-hazelwood1",
        ROOT,
        MANAGEMENT,
        units(),
        controlPolicies(),
        accounts.stream().map(SampleAccount::header).toList(),
        accounts::get);
  }

  private static AccountHeader active(String id, String name, String unit) {
    return new AccountHeader(id, name, unit, false, days(1_000 + Hash.below(900, 0, id)));
  }

  private static List<OrganizationalUnit> units() {
    return List.of(
        new OrganizationalUnit(SECURITY, "Security", ROOT),
        new OrganizationalUnit(INFRASTRUCTURE, "Infrastructure", ROOT),
        new OrganizationalUnit(WORKLOADS, "Workloads", ROOT),
        new OrganizationalUnit(PRODUCTION, "Production", WORKLOADS),
        new OrganizationalUnit(TEST, "Test", WORKLOADS),
        new OrganizationalUnit(TRANSITION, "Transition", ROOT),
        new OrganizationalUnit(SUSPENDED, "Suspended", ROOT));
  }

  private static List<ControlPolicy> controlPolicies() {
    return List.of(
        new ControlPolicy(
            "p-FullAWSAccess",
            "FullAWSAccess",
            true,
            Document.of(allow("*")),
            List.of(
                ROOT,
                SECURITY,
                INFRASTRUCTURE,
                WORKLOADS,
                PRODUCTION,
                TEST,
                TRANSITION,
                SUSPENDED)),
        new ControlPolicy(
            "p-stayinside",
            "StayInOrganization",
            false,
            Document.of(deny("organizations:LeaveOrganization").named("StayInOrganization")),
            List.of(ROOT)),
        new ControlPolicy(
            "p-regionlock",
            "EuropeOnly",
            false,
            Document.of(
                denyAllBut("iam:*", "organizations:*", "route53:*", "support:*", "sts:*")
                    .named("EuropeOnly")
                    .when("StringNotEquals", "aws:RequestedRegion", "eu-central-1", "eu-west-1")),
            List.of(WORKLOADS, INFRASTRUCTURE)),
        new ControlPolicy(
            "p-guardlogs",
            "GuardLogsAndKeys",
            false,
            Document.of(
                deny("cloudtrail:DeleteTrail", "cloudtrail:StopLogging", "kms:ScheduleKeyDeletion")
                    .named("GuardLogsAndKeys")),
            List.of(SECURITY, PRODUCTION)),
        new ControlPolicy(
            "p-nothingatall",
            "Nothing",
            false,
            Document.of(deny("*").named("Closed")),
            List.of(SUSPENDED)));
  }
}
