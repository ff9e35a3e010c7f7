package dev.dormouse.analyzers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dormouse.findings.ExclusionRule;
import dev.dormouse.findings.Exclusions;
import dev.dormouse.findings.TrackingPeriod;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnalyzerValuesTest {
  private static final Home HOME = new Home("aws", "us-west-2", "123456789012");

  @Test
  void anAnalyzersArnHasThePartsOfItsHome() {
    assertThat(HOME.arn("org-unused"))
        .isEqualTo("arn:aws:access-analyzer:us-west-2:123456789012:analyzer/org-unused")
        .startsWith(HOME.analyzerPrefix());
  }

  @ParameterizedTest
  @ValueSource(strings = {"us-east-1", "us-gov-west-1", "cn-north-1", "us-iso-east-1"})
  void regionsOfEveryPartitionAreTaken(String region) {
    assertThat(new Home("aws", region, "123456789012").region()).isEqualTo(region);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "us", "US-EAST-1", "us-east-1:x", "us-east-1\n"})
  void whatIsNoRegionIsRefused(String region) {
    assertThatThrownBy(() -> new Home("aws", region, "123456789012"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(region);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12345678901", "1234567890123", "12345678901x"})
  void anAccountHasTwelveDigits(String account) {
    assertThatThrownBy(() -> new Home("aws", "us-east-1", account))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("12 digits");
  }

  @Test
  void configurationsThatJudgeOtherwiseHaveAnotherFingerprint() {
    Exclusion exclusion = new Exclusion(List.of("1", "2"), List.of(Map.of("a", "b")));
    Exclusion other = new Exclusion(List.of("12"), List.of(Map.of("ab", "")));
    Set<String> prints =
        Set.of(
            print(90, List.of(), Scope.EVERYTHING),
            print(30, List.of(), Scope.EVERYTHING),
            print(90, List.of(exclusion), Scope.EVERYTHING),
            print(90, List.of(other), Scope.EVERYTHING),
            print(90, List.of(), new Scope(List.of("x"), List.of(), List.of())),
            print(90, List.of(), new Scope(List.of(), List.of("x"), List.of())),
            print(90, List.of(), new Scope(List.of(), List.of(), List.of("x"))));
    assertThat(prints).hasSize(7);
    assertThat(print(90, List.of(exclusion), Scope.EVERYTHING))
        .isEqualTo(print(90, List.of(exclusion), Scope.EVERYTHING));
  }

  private static String print(int days, List<Exclusion> exclusions, Scope scope) {
    return new AnalyzerConfiguration(new TrackingPeriod(days), exclusions, scope).fingerprint();
  }

  @Test
  void anExclusionKeepsItsOrderAndMeansARule() {
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put("team", "platform");
    tags.put("env", "");
    Exclusion exclusion = new Exclusion(List.of("222222222222", "111111111111"), List.of(tags));

    assertThat(exclusion.accountIds()).containsExactly("222222222222", "111111111111");
    assertThat(exclusion.resourceTags().getFirst().keySet()).containsExactly("team", "env");
    assertThat(exclusion.rule())
        .isEqualTo(
            new ExclusionRule(Set.of("111111111111", "222222222222"), List.of(Map.copyOf(tags))));
  }

  @Test
  void anExclusionDoesNotChangeWithWhatItWasMadeOf() {
    Map<String, String> tags = new LinkedHashMap<>(Map.of("team", "platform"));
    Exclusion exclusion = new Exclusion(List.of(), List.of(tags));
    tags.put("env", "prod");

    assertThat(exclusion.resourceTags()).containsExactly(Map.of("team", "platform"));
  }

  @Test
  void aScopeAddsPathsNamesUnitsAndTheOwnRole() {
    AnalyzerConfiguration configuration =
        new AnalyzerConfiguration(
            TrackingPeriod.DEFAULT,
            List.of(new Exclusion(List.of("111111111111"), List.of())),
            new Scope(List.of("/service-role/*"), List.of("*BreakGlass*"), List.of("Sandbox")));

    Exclusions exclusions = configuration.exclusions("Collector*");

    assertThat(exclusions.rules()).hasSize(1);
    assertThat(exclusions.paths().getFirst().matches("/service-role/lambda/")).isTrue();
    assertThat(exclusions.names().getFirst().matches("MyBreakGlassRole")).isTrue();
    assertThat(exclusions.organizationalUnits()).containsExactly("Sandbox");
    assertThat(exclusions.ownRole().matches("CollectorOne")).isTrue();
  }

  @Test
  void quotasAreThoseOfAws() {
    assertThat(Quotas.DEFAULT.analyzers(AnalyzerType.ACCOUNT_UNUSED_ACCESS)).isEqualTo(1);
    assertThat(Quotas.DEFAULT.analyzers(AnalyzerType.ORGANIZATION_UNUSED_ACCESS)).isEqualTo(5);
    assertThat(Quotas.DEFAULT.archiveRules()).isEqualTo(100);
  }

  @Test
  void anAnalyzerWithoutConfigurationLooksOver90Days() {
    assertThat(AnalyzerConfiguration.DEFAULT.trackingPeriod()).isEqualTo(new TrackingPeriod(90));
    assertThat(AnalyzerConfiguration.DEFAULT.exclusions("x").rules()).isEmpty();
  }
}
