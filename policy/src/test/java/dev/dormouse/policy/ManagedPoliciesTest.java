package dev.dormouse.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.catalog.Catalog;
import dev.dormouse.testing.SharedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** The engine against the naive evaluator on the policies that AWS itself writes. */
class ManagedPoliciesTest {
  private static final int SETS = 300;

  private final Engine engine = new Engine(Catalog.bundled());
  private final NaiveEvaluator naive = new NaiveEvaluator(new NaiveCatalog(Catalog.bundled()));

  @Test
  void engineAgreesWithTheNaiveEvaluatorOnEachManagedPolicy() throws IOException {
    List<Map<String, Object>> policies = managedPolicies();
    assertThat(policies).hasSize(1_640);
    for (Map<String, Object> policy : policies) {
      check(List.of(policy));
    }
  }

  @Test
  void engineAgreesWithTheNaiveEvaluatorOnSetsOfManagedPolicies() throws IOException {
    List<Map<String, Object>> policies = managedPolicies();
    List<Map<String, Object>> denying =
        policies.stream().filter(one -> Json.write(one).contains("\"Deny\"")).toList();
    Random random = new Random(20_261_124);
    for (int set = 0; set < SETS; set++) {
      check(
          List.of(
              denying.get(random.nextInt(denying.size())),
              policies.get(random.nextInt(policies.size())),
              policies.get(random.nextInt(policies.size()))));
    }
  }

  private void check(List<Map<String, Object>> policies) {
    List<Object> documents = new ArrayList<>();
    policies.forEach(policy -> documents.add(policy.getOrDefault("document", Map.of())));
    assertThat(engine.result(documents.stream().map(Json::write).toList()))
        .as(policies.stream().map(policy -> policy.get("name")).toList().toString())
        .isEqualTo(naive.evaluate(documents));
  }

  private static List<Map<String, Object>> managedPolicies() throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(
                    Files.newInputStream(SharedData.require("data/aws-managed-policies.jsonl.gz"))),
                StandardCharsets.UTF_8))) {
      return lines.lines().map(line -> Json.object(Json.parse(line))).toList();
    }
  }
}
