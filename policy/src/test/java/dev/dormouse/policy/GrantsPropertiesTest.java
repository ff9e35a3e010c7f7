package dev.dormouse.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.catalog.ActionSet;
import dev.dormouse.catalog.Catalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.function.UnaryOperator;
import org.assertj.core.api.AbstractCollectionAssert;
import org.junit.jupiter.api.Test;

/**
 * Laws that hold for all policies, tried on many that chance made. A failure names its seed; {@code
 * -Ddormouse.seed=N} starts from another one.
 */
class GrantsPropertiesTest {
  private static final int TRIES = 100;
  private static final long FIRST_SEED = Long.getLong("dormouse.seed", 20_261_124);

  private final Engine engine = new Engine(Catalog.bundled());
  private final NaiveCatalog catalog = new NaiveCatalog(Catalog.bundled());

  /** What a law is tried on: policies, and a source of more chance. */
  private interface Law {
    void check(List<Object> policies, PolicyGenerator more);
  }

  private void forAll(int tries, Law law) {
    for (long seed = FIRST_SEED; seed < FIRST_SEED + tries; seed++) {
      PolicyGenerator generator = new PolicyGenerator(catalog, seed);
      List<Object> policies = generator.policies();
      try {
        law.check(policies, generator);
      } catch (AssertionError | RuntimeException e) {
        String told = "seed " + seed + ": " + Json.write(policies);
        throw new AssertionError(told, e);
      }
    }
  }

  private NaiveEvaluator.Result result(List<Object> policies) {
    return engine.result(policies.stream().map(Json::write).toList());
  }

  private void changesNothing(UnaryOperator<List<Object>> change) {
    forAll(
        TRIES,
        (policies, more) -> assertThat(result(change.apply(policies))).isEqualTo(result(policies)));
  }

  @Test
  void engineAgreesWithTheNaiveEvaluator() {
    NaiveEvaluator naive = new NaiveEvaluator(catalog);
    forAll(
        150,
        (policies, more) -> {
          NaiveEvaluator.Result expected = naive.evaluate(policies);
          NaiveEvaluator.Result actual = result(policies);
          assertThat(actual.actions()).isEqualTo(expected.actions());
          assertThat(actual.conditional()).isEqualTo(expected.conditional());
          assertThat(actual.unrecognized()).isEqualTo(expected.unrecognized());
        });
  }

  @Test
  void anotherAllowNeverTakesAnActionAway() {
    forAll(
        TRIES,
        (policies, more) ->
            assertLost(policies, Rewriting.with(policies, more.statement("Allow"))).isEmpty());
  }

  @Test
  void anotherUnconditionalDenyNeverAddsAnAction() {
    forAll(
        TRIES,
        (policies, more) -> {
          Map<String, Object> deny = more.statement("Deny");
          deny.remove("Condition");
          assertLost(Rewriting.with(policies, deny), policies).isEmpty();
        });
  }

  /** About the actions that {@code before} grants and {@code after} does not. */
  private AbstractCollectionAssert<?, ?, String, ?> assertLost(
      List<Object> before, List<Object> after) {
    SortedSet<String> lost = result(before).actions();
    lost.removeAll(result(after).actions());
    return assertThat(lost);
  }

  @Test
  void anotherConditionalDenyChangesNothing() {
    forAll(
        TRIES,
        (policies, more) -> {
          Map<String, Object> deny = more.statement("Deny");
          deny.put("Condition", PolicyGenerator.condition());
          assertThat(result(Rewriting.with(policies, deny))).isEqualTo(result(policies));
        });
  }

  @Test
  void letterCaseOfActionsDoesNotMatter() {
    forAll(
        TRIES,
        (policies, more) -> {
          NaiveEvaluator.Result before = result(policies);
          NaiveEvaluator.Result after =
              result(
                  Rewriting.eachStatement(
                      policies, one -> List.of(Rewriting.inOtherCase(one, more))));
          assertThat(after.actions()).isEqualTo(before.actions());
          assertThat(after.conditional()).isEqualTo(before.conditional());
          assertThat(lower(after)).isEqualTo(lower(before));
        });
  }

  private static List<String> lower(NaiveEvaluator.Result result) {
    return result.unrecognized().stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .distinct()
        .sorted()
        .toList();
  }

  @Test
  void orderOfPoliciesAndStatementsDoesNotMatter() {
    Random random = new Random(FIRST_SEED);
    changesNothing(policies -> Rewriting.shuffled(policies, random));
  }

  @Test
  void oneStatementForEachActionSaysTheSame() {
    changesNothing(
        policies -> Rewriting.eachStatement(policies, one -> Rewriting.split(one, "Action")));
  }

  @Test
  void oneStatementForEachResourceSaysTheSame() {
    changesNothing(
        policies -> Rewriting.eachStatement(policies, one -> Rewriting.split(one, "Resource")));
  }

  @Test
  void onePolicyForEachStatementSaysTheSame() {
    changesNothing(
        policies ->
            policies.stream()
                .flatMap(policy -> Rewriting.split(Json.object(policy), "Statement").stream())
                .toList());
  }

  @Test
  void sayingEverythingTwiceChangesNothing() {
    changesNothing(
        policies -> {
          List<Object> twice = new ArrayList<>(policies);
          twice.addAll(policies);
          return twice;
        });
  }

  @Test
  void percentEncodingChangesNothing() {
    forAll(
        TRIES,
        (policies, more) -> {
          List<String> encoded =
              policies.stream()
                  .map(policy -> Rewriting.percentEncoded(Json.write(policy)))
                  .toList();
          assertThat(engine.result(encoded)).isEqualTo(result(policies));
        });
  }

  @Test
  void everyGrantedActionHasAStatementThatGrantsIt() {
    forAll(
        TRIES,
        (policies, more) -> {
          Grants grants = engine.grants(policies.stream().map(Json::write).toList());
          ActionSet.Builder all = ActionSet.builder();
          grants.statements().forEach(one -> all.addAll(one.actions()));
          assertThat(all.build()).isEqualTo(grants.actions());
        });
  }
}
