package dev.dormouse.snapshot.sample;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One account of a scaled organization: about seven roles to three users, all drawn by lot. */
record ScaledAccount(AccountHeader header, int principals, long seed) {
  private static final Style STYLE = Style.SCRIPT.spelled(Spelling.OFFSET).compact();
  private static final List<String> TEAMS =
      List.of("atlas", "birch", "comet", "delta", "ember", "fjord", "grove", "harbor");
  private static final List<String> WORK =
      List.of("api", "worker", "importer", "exporter", "reporter", "gateway", "cleanup", "sync");
  private static final List<String> SERVICES =
      List.of("lambda.amazonaws.com", "ecs-tasks.amazonaws.com", "ec2.amazonaws.com");

  private static final List<SampleGroup> GROUPS =
      List.of(
          SampleGroup.group(
              "Developers", Duty.OF_OPERATORS.get(9).policy(), AwsPolicies.CHANGE_PASSWORD),
          SampleGroup.group(
              "Operators", AwsPolicies.EC2_READ_ONLY, AwsPolicies.CLOUD_TRAIL_READ_ONLY),
          SampleGroup.group("Analysts", Duty.OF_OPERATORS.get(8).policy()),
          CommonRoles.ENGINEERS);

  /**
   * @param index its place in the organization; tools differ from account to account
   */
  SampleAccount make(int index) {
    var lot = new Lot(seed, header.id());
    int userCount = Math.round(principals * 0.3f);
    List<SampleUser> users = new ArrayList<>();
    for (int i = 0; i < userCount; i++) {
      users.add(user(lot, i));
    }
    List<SampleRole> roles = new ArrayList<>();
    for (int i = userCount; i < principals; i++) {
      roles.add(role(lot, i));
    }
    Style style = index % 2 == 0 ? STYLE : STYLE.withPlainDocuments();
    return new SampleAccount(header, users, roles, style, Collection.COMPLETE);
  }

  private SampleRole role(Lot lot, int number) {
    if (lot.percent(3)) {
      return SampleRole.role(
              "/aws-service-role/organizations.amazonaws.com/",
              "AWSServiceRoleForOrganizations_" + number,
              Trust.service("organizations.amazonaws.com"))
          .attach(AwsPolicies.ORGANIZATIONS_TRUST);
    }
    if (lot.percent(1.5)) {
      return administrator(lot, number);
    }
    boolean program = lot.percent(65);
    String team = lot.of(TEAMS);
    String name = "%s-%s-%04d".formatted(team, program ? lot.of(WORK) : "operator", number);
    Trust trust = program ? Trust.service(lot.of(SERVICES)) : Trust.account(header.id());
    SampleRole role =
        SampleRole.role("/" + team + "/", name, trust)
            .since(lot.daysBetween(5, 1_200))
            .tag("team", team)
            .tag("managed-by", "terraform");
    if (lot.percent(5)) {
      role = role.bounded(CommonRoles.WORKLOAD_BOUNDARY);
    }
    if (lot.percent(20)) {
      role = ownBucket(role, team);
    }
    return working(lot, role, program ? Duty.OF_WORKLOADS : Duty.OF_OPERATORS);
  }

  private SampleRole administrator(Lot lot, int number) {
    SampleRole role =
        SampleRole.role("admin-%04d".formatted(number), Trust.identityCenter(header.id()))
            .attach(lot.percent(70) ? AwsPolicies.ADMINISTRATOR : AwsPolicies.POWER_USER)
            .tag("team", "platform");
    for (Duty duty : duties(lot, Duty.OF_OPERATORS, 4)) {
      for (String habit : duty.habits()) {
        role = role.uses(habit, lot.daysBetween(0, 200));
      }
    }
    return role;
  }

  private SampleRole ownBucket(SampleRole role, String team) {
    String bucket = "arn:aws:s3:::" + team + "-" + header.id();
    return role.inline(
        "own-bucket",
        Statement.allow("s3:GetObject", "s3:PutObject", "s3:GetBucketLocation", "s3:PutBucketCORS")
            .on(bucket, bucket + "/*"));
  }

  /** Gives a role its duties, and the use that it makes of them: one in five makes none. */
  private static SampleRole working(Lot lot, SampleRole role, List<Duty> choice) {
    int oldest = (int) role.identity().age().duration().toDays();
    boolean idle = lot.percent(20);
    boolean forgotten = lot.percent(50);
    SampleRole working = role;
    for (Duty duty : duties(lot, choice, lot.between(2, 5))) {
      working = working.attach(duty.policy());
      if (idle ? forgotten : lot.percent(25)) {
        continue;
      }
      int from = idle || lot.percent(15) ? 95 : 0;
      for (String habit : duty.habits()) {
        int age = lot.between(from, from == 0 ? 60 : 390);
        if (age < oldest && lot.percent(75)) {
          working = working.uses(habit, Age.days(age));
        }
      }
    }
    return lot.percent(0.5) ? working.report(ReportState.FAILED) : working;
  }

  private static Set<Duty> duties(Lot lot, List<Duty> choice, int count) {
    Set<Duty> duties = new LinkedHashSet<>();
    while (duties.size() < count) {
      duties.add(lot.of(choice));
    }
    return duties;
  }

  private SampleUser user(Lot lot, int number) {
    boolean person = lot.percent(60);
    String name = "%s.%04d".formatted(person ? lot.of(TEAMS) : "bot-" + lot.of(WORK), number);
    SampleUser user = SampleUser.user(name).since(lot.daysBetween(5, 1_500));
    boolean idle = lot.percent(25);
    if (person) {
      user = person(lot, user, idle);
    } else {
      Duty duty = lot.of(Duty.OF_WORKLOADS);
      user = using(lot, user.attach(duty.policy()), duty, idle);
    }
    int keys = person ? lot.between(0, 1) : lot.between(1, 2);
    for (int i = 0; i < keys; i++) {
      user = user.key(key(lot, user, idle));
    }
    return user;
  }

  private static SampleUser person(Lot lot, SampleUser user, boolean idle) {
    SampleUser person = user.in(lot.of(GROUPS));
    if (lot.percent(80)) {
      int age = within(user, idle ? lot.between(95, 400) : lot.between(0, 60));
      person =
          person.console(
              lot.percent(10)
                  ? SamplePassword.neverUsed()
                  : SamplePassword.lastUsed(Age.days(age)));
    }
    return using(lot, person, lot.of(Duty.OF_OPERATORS), idle);
  }

  private static SampleUser using(Lot lot, SampleUser user, Duty duty, boolean idle) {
    SampleUser using = user;
    for (String habit : duty.habits()) {
      int age = within(user, idle ? lot.between(95, 390) : lot.between(0, 60));
      using = using.uses(habit, Age.days(age));
    }
    return using;
  }

  private static SampleKey key(Lot lot, SampleUser user, boolean idle) {
    Age created = Age.days(within(user, lot.between(5, 700)));
    if (lot.percent(15)) {
      return SampleKey.neverUsed(created);
    }
    int used = Math.min(idle ? lot.between(95, 500) : lot.between(0, 120), days(created));
    SampleKey key = SampleKey.lastUsed(Age.days(used)).since(created);
    return lot.percent(8) ? key.inactive() : key;
  }

  /** An age that the user has reached. */
  private static int within(SampleUser user, int age) {
    return Math.min(age, days(user.identity().age()) - 1);
  }

  private static int days(Age age) {
    return (int) age.duration().toDays();
  }
}
