package dev.dormouse.analyzers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.analyzers.life.FindingDetails;
import dev.dormouse.analyzers.life.FindingError;
import dev.dormouse.analyzers.life.FindingRecord;
import dev.dormouse.analyzers.life.FindingStatus;
import dev.dormouse.analyzers.life.PrincipalRef;
import dev.dormouse.findings.FindingType;
import dev.dormouse.policy.PrincipalKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FilterTest {
  private static final Instant TIME = Instant.parse("2026-11-20T08:00:00Z");
  private static final UUID ID = UUID.fromString("01a1f7f8-3000-7cd8-a8fb-0e6f684df992");

  private static FindingRecord finding(@Nullable FindingError error) {
    return new FindingRecord(
        ID,
        7,
        ID,
        new PrincipalRef(
            "111122223333",
            "arn:aws:iam::111122223333:role/DisasterRecoveryRole",
            "AROAONE",
            PrincipalKind.ROLE),
        FindingType.UNUSED_IAM_ROLE,
        FindingStatus.ACTIVE,
        error,
        error == null ? new FindingDetails.Role(null) : null,
        TIME,
        TIME,
        null,
        null,
        ID);
  }

  private static boolean matches(FilterKey key, Criterion criterion) {
    return Filter.of(Map.of(key, criterion)).matches(finding(null));
  }

  @ParameterizedTest
  @CsvSource({
    "RESOURCE,arn:aws:iam::111122223333:role/DisasterRecoveryRole",
    "RESOURCE_TYPE,AWS::IAM::Role",
    "RESOURCE_OWNER_ACCOUNT,111122223333",
    "FINDING_TYPE,UnusedIAMRole",
    "STATUS,ACTIVE",
    "ID,01a1f7f8-3000-7cd8-a8fb-0e6f684df992"
  })
  void everyKeyIsComparedAsTheApiShowsIt(FilterKey key, String value) {
    assertThat(matches(key, Criterion.eq("other", value))).isTrue();
    assertThat(matches(key, Criterion.eq(value + "x"))).isFalse();
    assertThat(matches(key, Criterion.contains(value.substring(1)))).isTrue();
  }

  @Test
  void usersAreOfTheirOwnType() {
    FindingRecord role = finding(null);
    FindingRecord user =
        new FindingRecord(
            ID,
            7,
            ID,
            new PrincipalRef("111122223333", "arn", "AIDAONE", PrincipalKind.USER),
            FindingType.UNUSED_IAM_USER_PASSWORD,
            FindingStatus.ARCHIVED,
            null,
            new FindingDetails.Password(null),
            TIME,
            TIME,
            null,
            null,
            ID);
    Filter users = Filter.of(Map.of(FilterKey.RESOURCE_TYPE, Criterion.eq("AWS::IAM::User")));

    assertThat(users.matches(user)).isTrue();
    assertThat(users.matches(role)).isFalse();
  }

  @Test
  void valuesAreComparedInTheirCase() {
    assertThat(matches(FilterKey.STATUS, Criterion.eq("active"))).isFalse();
    assertThat(matches(FilterKey.RESOURCE, Criterion.contains("disaster"))).isFalse();
  }

  @Test
  void neqAsksThatNoneOfTheValuesIsEqual() {
    assertThat(matches(FilterKey.STATUS, neq("ARCHIVED", "RESOLVED"))).isTrue();
    assertThat(matches(FilterKey.STATUS, neq("ARCHIVED", "ACTIVE"))).isFalse();
  }

  private static Criterion neq(String... values) {
    return new Criterion(List.of(), List.of(values), List.of(), null);
  }

  private static Criterion exists(boolean value) {
    return new Criterion(List.of(), List.of(), List.of(), value);
  }

  @Test
  void aFindingWithoutTheAttributeIsNotEqualToAnything() {
    assertThat(matches(FilterKey.ERROR, Criterion.eq("INTERNAL_ERROR"))).isFalse();
    assertThat(matches(FilterKey.ERROR, Criterion.contains(""))).isFalse();
    assertThat(matches(FilterKey.ERROR, neq("INTERNAL_ERROR"))).isTrue();
  }

  @Test
  void existsAsksWhetherThereIsTheAttribute() {
    assertThat(matches(FilterKey.ERROR, exists(true))).isFalse();
    assertThat(matches(FilterKey.ERROR, exists(false))).isTrue();
    assertThat(matches(FilterKey.ID, exists(true))).isTrue();
    assertThat(matches(FilterKey.ID, exists(false))).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void anErrorIsAnAttribute(FindingError error) {
    Filter filter = Filter.of(Map.of(FilterKey.ERROR, Criterion.eq(error.name())));

    assertThat(filter.matches(finding(error))).isTrue();
    assertThat(Filter.of(Map.of(FilterKey.ERROR, exists(true))).matches(finding(error))).isTrue();
  }

  @Test
  void keysMustAllFit() {
    Map<FilterKey, Criterion> criteria =
        Map.of(
            FilterKey.STATUS, Criterion.eq("ACTIVE"),
            FilterKey.FINDING_TYPE, Criterion.eq("UnusedPermission"));

    assertThat(Filter.of(criteria).matches(finding(null))).isFalse();
    assertThat(new Filter(criteria, Filter.Operators.ANY).matches(finding(null))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "Role,Nobody,true,true",
    "Role,Recovery,false,true",
    "Lambda,Nobody,false,true",
    "Lambda,Recovery,false,false"
  })
  void operatorsOfOneKeyMustAllHoldOrAnyByTheSetting(
      String part, String not, boolean all, boolean any) {
    String arn = "arn:aws:iam::111122223333:role/Disaster" + not + "Role";
    Map<FilterKey, Criterion> criteria =
        Map.of(FilterKey.RESOURCE, new Criterion(List.of(), List.of(arn), List.of(part), null));

    assertThat(new Filter(criteria, Filter.Operators.ALL).matches(finding(null))).isEqualTo(all);
    assertThat(new Filter(criteria, Filter.Operators.ANY).matches(finding(null))).isEqualTo(any);
  }

  @ParameterizedTest
  @EnumSource
  void whatAsksNothingFitsEverything(Filter.Operators operators) {
    Criterion nothing = new Criterion(List.of(), List.of(), List.of(), null);

    assertThat(Filter.NONE.matches(finding(null))).isTrue();
    assertThat(new Filter(Map.of(FilterKey.ID, nothing), operators).matches(finding(null)))
        .isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void keysAreFoundByTheirNamesOnTheWire(FilterKey key) {
    assertThat(FilterKey.of(key.wireName())).contains(key);
    assertThat(FilterKey.of(key.name())).isEmpty();
  }

  @Test
  void archiveRulesMayAskForWhatDoesNotChange() {
    assertThat(List.of(FilterKey.values()))
        .filteredOn(key -> !key.inArchiveRules())
        .containsExactly(FilterKey.STATUS, FilterKey.ID);
  }
}
