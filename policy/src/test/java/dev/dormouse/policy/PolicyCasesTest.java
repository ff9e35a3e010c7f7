package dev.dormouse.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.dormouse.catalog.ActionSet;
import dev.dormouse.catalog.Catalog;
import java.io.IOException;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What identity policies grant, case by case, as {@code src/test/resources/cases} states it. */
class PolicyCasesTest {
  private final Engine engine = new Engine(Catalog.bundled());
  private final NaiveEvaluator naive = new NaiveEvaluator(new NaiveCatalog(Catalog.bundled()));

  @TestFactory
  Stream<DynamicNode> everyCaseHolds() throws IOException {
    return PolicyCase.all().stream()
        .collect(Collectors.groupingBy(PolicyCase::file, TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(
            file ->
                dynamicContainer(
                    file.getKey(),
                    file.getValue().stream()
                        .map(one -> dynamicTest(one.name(), () -> check(one)))));
  }

  @Test
  void noTwoCasesHaveTheSameName() throws IOException {
    assertThat(PolicyCase.all()).extracting(PolicyCase::name).doesNotHaveDuplicates();
  }

  private void check(PolicyCase one) {
    if (one.rejected()) {
      assertThatThrownBy(() -> engine.grants(one.policies()))
          .isInstanceOf(PolicyParseException.class);
      return;
    }
    Grants grants = engine.grants(one.policies());
    SortedSet<String> actions = engine.names(grants.actions());
    checkActions(one, actions);
    assertThat(grants.unrecognized())
        .as("unrecognized")
        .containsExactlyElementsOf(one.expected("unrecognized").orElse(List.of()));
    one.expected("conditional")
        .ifPresent(
            names ->
                assertThat(engine.names(grants.conditional()))
                    .as("conditional")
                    .containsExactlyElementsOf(names));
    one.expected("blocked")
        .ifPresent(
            names ->
                assertThat(blocked(grants, one.boundary().orElseThrow()))
                    .as("blocked")
                    .containsExactlyElementsOf(names));
  }

  private static void checkActions(PolicyCase one, SortedSet<String> actions) {
    if (one.expect().containsKey("services")) {
      assertThat(actions).containsExactlyElementsOf(named(one));
    }
    if (one.expect().get("counts") instanceof java.util.Map<?, ?> counts) {
      counts.forEach(
          (service, count) ->
              assertThat(actions)
                  .filteredOn(name -> name.startsWith(service + ":"))
                  .as("actions of " + service)
                  .hasSize(((Long) count).intValue()));
    }
    assertThat(actions).containsAll(one.expected("contains").orElse(List.of()));
    one.expected("lacks")
        .ifPresent(names -> assertThat(actions).doesNotContainAnyElementsOf(names));
  }

  private static SortedSet<String> named(PolicyCase one) {
    SortedSet<String> names = new TreeSet<>();
    Json.object(one.expect().getOrDefault("services", java.util.Map.of()))
        .forEach(
            (service, actions) ->
                Json.texts(actions).forEach(name -> names.add(service + ":" + name)));
    return names;
  }

  private SortedSet<String> blocked(Grants grants, String boundary) {
    ActionSet allowed = engine.grants(List.of(boundary)).actions();
    return engine.names(grants.actions().andNot(allowed));
  }

  /** Keeps the evaluator that the property tests trust as right as the engine. */
  @TestFactory
  Stream<DynamicNode> theNaiveEvaluatorAgreesWithEveryCase() throws IOException {
    return PolicyCase.all().stream()
        .filter(one -> !one.rejected() && one.policies().stream().allMatch(p -> p.startsWith("{")))
        .map(one -> dynamicTest(one.name(), () -> checkNaive(one)));
  }

  private void checkNaive(PolicyCase one) {
    NaiveEvaluator.Result result =
        naive.evaluate(one.policies().stream().map(Json::parse).toList());
    checkActions(one, result.actions());
    assertThat(result.unrecognized())
        .containsExactlyElementsOf(one.expected("unrecognized").orElse(List.of()));
    one.expected("conditional")
        .ifPresent(names -> assertThat(result.conditional()).containsExactlyElementsOf(names));
  }
}
