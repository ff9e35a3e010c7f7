package dev.dormouse.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dormouse.catalog.Glob;
import dev.dormouse.findings.Account.OrganizationalUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExclusionsTest {
  private static final Account PROD =
      new Account(
          "111122223333",
          "Shop",
          List.of(
              new OrganizationalUnit("r-abcd", "Root"),
              new OrganizationalUnit("ou-abcd-1", "Workloads"),
              new OrganizationalUnit("ou-abcd-2", "Prod")),
          null);

  @Test
  void nothingElseIsExcludedByDefault() {
    assertThat(reason(Exclusions.NONE, Subject.role().tag("team", "a"))).isEmpty();
    assertThat(reason(Exclusions.NONE, Subject.user())).isEmpty();
  }

  @Test
  void serviceLinkedRolesAreAlwaysLeftOut() {
    Subject role =
        Subject.role("AWSServiceRoleForSupport").path("/aws-service-role/support.amazonaws.com/");

    assertThat(reason(Exclusions.NONE, role)).contains(ExclusionReason.SERVICE_LINKED_ROLE);
  }

  @Test
  void serviceRolesAndIdentityCenterRolesAreNot() {
    assertThat(reason(Exclusions.NONE, Subject.role().path("/service-role/"))).isEmpty();
    assertThat(
            reason(
                Exclusions.NONE, Subject.role().path("/aws-reserved/sso.amazonaws.com/eu-west-1/")))
        .isEmpty();
  }

  @Test
  void dormousesOwnRoleIsLeftOutButNotAUserOfThatName() {
    Exclusions other =
        new Exclusions(List.of(), List.of(), List.of(), Set.of(), Glob.of("Worker", false));
    Exclusions user =
        new Exclusions(List.of(), List.of(), List.of(), Set.of(), Glob.of("alice", false));

    assertThat(reason(Exclusions.NONE, Subject.role(Exclusions.COLLECTOR_ROLE)))
        .contains(ExclusionReason.OWN_ROLE);
    assertThat(reason(other, Subject.role("Worker"))).contains(ExclusionReason.OWN_ROLE);
    assertThat(reason(user, Subject.user())).isEmpty();
  }

  @Test
  void aRuleOfAccountsExcludesEveryoneInThem() {
    assertThat(reason(rules(accounts("111122223333", "444455556666")), Subject.role()))
        .contains(ExclusionReason.ACCOUNT);
    assertThat(reason(rules(accounts("444455556666")), Subject.role())).isEmpty();
  }

  @Test
  void rulesAreAlternatives() {
    Exclusions exclusions = rules(accounts("444455556666"), tags(Map.of("team", "a")));

    assertThat(reason(exclusions, Subject.role().tag("team", "a"))).contains(ExclusionReason.TAG);
    assertThat(reason(exclusions, Subject.role().tag("team", "b"))).isEmpty();
  }

  @Test
  void tagMapsOfARuleAreAlternatives() {
    Exclusions exclusions =
        rules(new ExclusionRule(Set.of(), List.of(Map.of("team", "a"), Map.of("team", "b"))));

    assertThat(reason(exclusions, Subject.role().tag("team", "b"))).contains(ExclusionReason.TAG);
    assertThat(reason(exclusions, Subject.role().tag("team", "c"))).isEmpty();
  }

  @Test
  void allKeysOfATagMapAreAskedFor() {
    Exclusions exclusions = rules(tags(Map.of("team", "a", "stage", "prod")));

    assertThat(reason(exclusions, Subject.role().tag("team", "a"))).isEmpty();
    assertThat(reason(exclusions, Subject.role().tag("team", "a").tag("stage", "test"))).isEmpty();
    assertThat(reason(exclusions, Subject.role().tag("team", "a").tag("stage", "prod")))
        .contains(ExclusionReason.TAG);
  }

  @Test
  void accountsAndTagsOfOneRuleAreAskedForTogether() {
    Exclusions elsewhere =
        rules(new ExclusionRule(Set.of("444455556666"), List.of(Map.of("team", "a"))));
    Exclusions here =
        rules(new ExclusionRule(Set.of("111122223333"), List.of(Map.of("team", "a"))));

    assertThat(reason(elsewhere, Subject.role().tag("team", "a"))).isEmpty();
    assertThat(reason(here, Subject.role())).isEmpty();
    assertThat(reason(here, Subject.role().tag("team", "a"))).contains(ExclusionReason.TAG);
  }

  @ParameterizedTest
  @CsvSource({
    "Team,payments,true",
    "TEAM,payments,true",
    "team,Payments,false",
    "team,'',true",
    "teams,payments,false"
  })
  void tagKeysAreComparedInAnyCaseValuesExactlyAndAnEmptyValueIsAny(
      String key, String value, boolean excluded) {
    Optional<ExclusionReason> reason =
        reason(rules(tags(Map.of(key, value))), Subject.user().tag("team", "payments"));

    assertThat(reason.isPresent()).isEqualTo(excluded);
  }

  @Test
  void aRuleNamesAccountsOrTags() {
    assertThatThrownBy(() -> new ExclusionRule(Set.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void pathsAreExcludedByPattern() {
    Exclusions exclusions =
        new Exclusions(
            List.of(), List.of(Glob.of("/ci/*", false)), List.of(), Set.of(), Glob.of("x", false));

    assertThat(reason(exclusions, Subject.role().path("/ci/"))).contains(ExclusionReason.PATH);
    assertThat(reason(exclusions, Subject.role().path("/ci/deploy/")))
        .contains(ExclusionReason.PATH);
    assertThat(reason(exclusions, Subject.role().path("/other/ci/"))).isEmpty();
  }

  @Test
  void namesAreExcludedByPattern() {
    Exclusions exclusions =
        new Exclusions(
            List.of(),
            List.of(),
            List.of(Glob.of("*BreakGlass*", false)),
            Set.of(),
            Glob.of("x", false));

    assertThat(reason(exclusions, Subject.role("ProdBreakGlassRole")))
        .contains(ExclusionReason.NAME);
    assertThat(reason(exclusions, Subject.role("ProdRole"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ou-abcd-1,true",
    "ou-abcd-2,true",
    "r-abcd,true",
    "Workloads,true",
    "Prod,true",
    "prod,false",
    "ou-abcd,false",
    "Shop,false"
  })
  void everythingBelowAUnitIsExcludedByItsIdOrName(String unit, boolean excluded) {
    Exclusions exclusions =
        new Exclusions(List.of(), List.of(), List.of(), Set.of(unit), Glob.of("x", false));
    Optional<ExclusionReason> reason = exclusions.reason(PROD, Subject.role().principal());

    assertThat(reason)
        .isEqualTo(excluded ? Optional.of(ExclusionReason.ORGANIZATIONAL_UNIT) : Optional.empty());
  }

  @Test
  void ofAnExcludedPrincipalNothingElseIsSaid() {
    Subject role =
        Subject.role(Exclusions.COLLECTOR_ROLE)
            .roleUse(Fixtures.never())
            .allow("s3:*")
            .defect("broken", "not JSON");
    Assessment assessment = Fixtures.assess(role);

    assertThat(assessment.excluded()).contains(ExclusionReason.OWN_ROLE);
    assertThat(assessment.findings()).isEmpty();
    assertThat(assessment.unknowns()).isEmpty();
    assertThat(assessment.permissions()).isNull();
    assertThat(assessment.role()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"11112222333", "1111222233334", "11112222333a", "''"})
  void anAccountIdHasTwelveDigits(String id) {
    assertThatThrownBy(() -> Account.of(id))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + id + "\"");
  }

  @Test
  void anAccountsPathIsItsUnitsNames() {
    assertThat(PROD.path()).isEqualTo("Root/Workloads/Prod");
    assertThat(Fixtures.ACCOUNT.path()).isEmpty();
  }

  private static Exclusions rules(ExclusionRule... rules) {
    return new Exclusions(
        List.of(rules), List.of(), List.of(), Set.of(), Exclusions.NONE.ownRole());
  }

  private static ExclusionRule accounts(String... ids) {
    return new ExclusionRule(Set.of(ids), List.of());
  }

  private static ExclusionRule tags(Map<String, String> tags) {
    return new ExclusionRule(Set.of(), List.of(tags));
  }

  private static Optional<ExclusionReason> reason(Exclusions exclusions, Subject subject) {
    return exclusions.reason(Fixtures.ACCOUNT, subject.principal());
  }
}
