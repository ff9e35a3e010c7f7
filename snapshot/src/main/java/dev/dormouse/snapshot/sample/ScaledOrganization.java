package dev.dormouse.snapshot.sample;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * An organization of any size, made an account at a time.
 *
 * @param principals users and roles of each account together
 */
record ScaledOrganization(int accounts, int principals, long seed) {
  private static final String ROOT = "r-hz01";
  private static final List<String> STAGES = List.of("production", "staging", "development");
  private static final List<String> BUSINESS =
      List.of(
          "Orders",
          "Payments",
          "Catalog",
          "Search",
          "Warehouse",
          "Billing",
          "Identity",
          "Mobile",
          "Analytics",
          "Support",
          "Pricing",
          "Logistics");

  SampleOrganization make() {
    return new SampleOrganization(
        "o-hazelwood1",
        ROOT,
        accountId(0),
        STAGES.stream()
            .map(stage -> new OrganizationalUnit(unitId(stage), capitalized(stage), ROOT))
            .toList(),
        List.of(
            new ControlPolicy(
                "p-FullAWSAccess",
                "FullAWSAccess",
                true,
                Document.of(Statement.allow("*")),
                List.of(ROOT)),
            new ControlPolicy(
                "p-guardlogs",
                "GuardLogs",
                false,
                Document.of(Statement.deny("cloudtrail:DeleteTrail", "cloudtrail:StopLogging")),
                List.of(unitId("production")))),
        IntStream.range(0, accounts).mapToObj(this::header).toList(),
        index -> new ScaledAccount(header(index), principals, seed).make(index));
  }

  private AccountHeader header(int index) {
    String stage = STAGES.get(index % STAGES.size());
    String business = BUSINESS.get(index / STAGES.size() % BUSINESS.size());
    String name = "%s %s %d".formatted(business, capitalized(stage), index + 1);
    var joined = Age.days(700 + Hash.below(1_500, seed, name));
    return index == 0
        ? new AccountHeader(accountId(0), "Management", ROOT, false, joined)
        : new AccountHeader(accountId(index), name, unitId(stage), false, joined);
  }

  /** Ids that are plainly made up: {@code 100000000001} and so on. */
  private static String accountId(int index) {
    return String.format(Locale.ROOT, "1%011d", index + 1);
  }

  private static String unitId(String stage) {
    return "ou-hz01-" + stage;
  }

  private static String capitalized(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
