package dev.dormouse.snapshot.sample;

import static dev.dormouse.snapshot.sample.Age.days;
import static dev.dormouse.snapshot.sample.DefaultOrganization.AUDIT;
import static dev.dormouse.snapshot.sample.DefaultOrganization.FERNHILL;
import static dev.dormouse.snapshot.sample.DefaultOrganization.PROTOTYPE_LAB;
import static dev.dormouse.snapshot.sample.SampleKey.lastUsed;
import static dev.dormouse.snapshot.sample.SampleKey.neverUsed;
import static dev.dormouse.snapshot.sample.SampleRole.role;
import static dev.dormouse.snapshot.sample.SampleUser.user;
import static dev.dormouse.snapshot.sample.Statement.allow;

import dev.dormouse.snapshot.sample.Collection.Failure;
import dev.dormouse.snapshot.sample.Collection.Part;
import java.util.List;
import java.util.Set;

/** The account that just came, and the one that is about to go. */
final class OutsideAccounts {
  private static final Collection HALF_WAY =
      new Collection(
          false,
          Set.of(Part.CREDENTIAL_REPORT, Part.LOGIN_PROFILES, Part.USERS),
          List.of(
              new Failure(
                  Part.CREDENTIAL_REPORT,
                  "AccessDenied: not authorized to perform iam:GenerateCredentialReport"),
              new Failure(Part.REPORTS, "ExpiredToken: the security token has expired")));

  private OutsideAccounts() {}

  /**
   * Collected half-way: the details and the keys are there, of the reports the first one only, and
   * nothing of the passwords. One old key is all that is known to be unused.
   */
  static SampleAccount fernhill(AccountHeader header) {
    return SampleAccount.of(header, Style.CLI.withEncodedDocuments())
        .collected(HALF_WAY)
        .users(
            user("erp-sync")
                .inline("sync", allow("sqs:*"))
                .key(neverUsed(days(500)).notAsked())
                .report(ReportState.MISSING),
            user("legacy-deploy")
                .attach(AwsPolicies.EC2_FULL)
                .console(SamplePassword.neverUsed())
                .key(lastUsed(days(377)))
                .report(ReportState.MISSING))
        .roles(CommonRoles.baseline(AUDIT)[0])
        .roles(
            role("BuildServer", Trust.service("ec2.amazonaws.com"))
                .attach(AwsPolicies.EC2_FULL, AwsPolicies.S3_FULL)
                .lastUsed(days(0))
                .report(ReportState.MISSING),
            role("ErpConnector", Trust.account(FERNHILL))
                .attach(AwsPolicies.SQS_FULL)
                .lastUsed(days(12))
                .report(ReportState.MISSING),
            role("WarehouseSync", Trust.service("lambda.amazonaws.com"))
                .attach(AwsPolicies.LAMBDA_BASIC)
                .lastUsed(days(1))
                .report(ReportState.MISSING));
  }

  /** Suspended: nobody can use anything of it, and nothing of it is judged. */
  static SampleAccount prototypeLab(AccountHeader header) {
    return SampleAccount.of(header, Style.SCRIPT)
        .users(
            user("lab-admin")
                .attach(AwsPolicies.ADMINISTRATOR)
                .console(SamplePassword.lastUsed(days(380)))
                .key(lastUsed(days(385))))
        .roles(
            role("LabWorkbench", Trust.account(PROTOTYPE_LAB))
                .attach(AwsPolicies.KINESIS_FULL, AwsPolicies.SES_FULL));
  }
}
