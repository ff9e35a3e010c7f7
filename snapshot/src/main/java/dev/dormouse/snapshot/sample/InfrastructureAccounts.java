package dev.dormouse.snapshot.sample;

import static dev.dormouse.snapshot.sample.Age.days;
import static dev.dormouse.snapshot.sample.DefaultOrganization.AUDIT;
import static dev.dormouse.snapshot.sample.DefaultOrganization.MANAGEMENT;
import static dev.dormouse.snapshot.sample.DefaultOrganization.SHARED_SERVICES;
import static dev.dormouse.snapshot.sample.SampleKey.lastUsed;
import static dev.dormouse.snapshot.sample.SampleKey.neverUsed;
import static dev.dormouse.snapshot.sample.SampleRole.role;
import static dev.dormouse.snapshot.sample.SampleUser.user;
import static dev.dormouse.snapshot.sample.Statement.allow;

/** The accounts on which the others stand. */
final class InfrastructureAccounts {
  private InfrastructureAccounts() {}

  static SampleAccount network(AccountHeader header) {
    return SampleAccount.of(header, Style.SCRIPT.spelled(Spelling.FRACTION))
        .users(
            user("ipam-sync")
                .inline("describe", allow("ec2:DescribeVpcs", "ec2:DescribeSubnets"))
                .key(lastUsed(days(131)))
                .key(lastUsed(days(0)))
                .usesAll(days(0)),
            user("olga.petrov").console(SamplePassword.lastUsed(days(143))).tag("team", "network"),
            user("vpn-provisioner").key(neverUsed(days(377))))
        .roles(CommonRoles.baseline(AUDIT))
        .roles(
            CommonRoles.organizationAccess(MANAGEMENT),
            HardCases.youngRole(),
            role("TransitGatewayOperator", Trust.account(SHARED_SERVICES))
                .inline("operate", allow("ec2:*TransitGateway*", "ram:*"))
                .tag("team", "network")
                .uses("ec2:DescribeTransitGateway*", days(4))
                .uses("ram:GetResourceShares", days(33)),
            role("DnsDelegation", Trust.account(SHARED_SERVICES))
                .attach(AwsPolicies.ROUTE_53_READ_ONLY)
                .inline("delegate", allow("route53:ChangeResourceRecordSets"))
                .tag("team", "network")
                .uses("route53:ChangeResourceRecordSets", days(3))
                .uses("route53:List*", days(3)));
  }

  static SampleAccount sharedServices(AccountHeader header) {
    return SampleAccount.of(header, Style.CLI.spelled(Spelling.ZULU))
        .users(
            user("/ci/", "ci-artifacts")
                .attach(AwsPolicies.CONTAINER_REGISTRY_POWER_USER)
                .key(lastUsed(days(166)))
                .tag("team", "delivery")
                .uses("ecr:*", days(166)),
            user("/ci/", "jenkins").key(neverUsed(days(505))).key(lastUsed(days(211))),
            user("/ci/", "renovate-bot")
                .inline("token", allow("codeartifact:GetAuthorizationToken"))
                .key(lastUsed(days(98)))
                .key(lastUsed(days(0)))
                .uses("codeartifact:*", days(0)),
            user("nexus-backup").key(lastUsed(days(240))),
            user("priya.nair")
                .in(CommonRoles.ENGINEERS)
                .console(SamplePassword.lastUsed(days(99)))
                .key(lastUsed(days(0)))
                .tag("team", "platform")
                .uses("sts:AssumeRole", days(0)))
        .roles(CommonRoles.baseline(AUDIT))
        .roles(
            CommonRoles.disasterRecovery(MANAGEMENT),
            CommonRoles.deploy(SHARED_SERVICES, "platform"),
            HardCases.failedReport(),
            HardCases.unfinishedReport(),
            HardCases.truncatedReport(),
            role("JenkinsController", Trust.service("ec2.amazonaws.com"))
                .attach(AwsPolicies.EC2_FULL, AwsPolicies.S3_FULL)
                .tag("team", "delivery")
                .uses("ec2:*Instances", days(211))
                .uses("s3:*Object", days(214)),
            role("ArtifactPublisher", Trust.github(SHARED_SERVICES, "hazelwood/artifacts"))
                .attach(AwsPolicies.CONTAINER_REGISTRY_POWER_USER)
                .tag("team", "delivery")
                .uses("ecr:GetAuthorizationToken", days(1))
                .uses("ecr:*Layer*", days(1))
                .uses("ecr:PutImage", days(1)),
            role("PatchOrchestrator", Trust.service("ssm.amazonaws.com"))
                .attach(AwsPolicies.SSM_READ_ONLY)
                .inline("patch", allow("ssm:SendCommand", "ssm:StartAutomationExecution"))
                .tag("team", "platform")
                .uses("ssm:SendCommand", days(7))
                .uses("ssm:ListCommand*", days(7)));
  }
}
