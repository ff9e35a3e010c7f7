package dev.dormouse.snapshot.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.testing.SharedData;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AwsPoliciesTest {
  /** They are too large for the published collection, or missing from it. */
  private static final Set<String> NOT_PUBLISHED = Set.of("AdministratorAccess", "PowerUserAccess");

  @Test
  void documentsAreThoseThatAwsPublished() throws IOException, IllegalAccessException {
    Map<String, JsonTree> published = new HashMap<>();
    for (JsonTree line :
        JsonTree.readAll(SharedData.require("data/aws-managed-policies.jsonl.gz"))) {
      published.put(line.text("arn"), line.get("document"));
    }
    for (SamplePolicy policy : policies()) {
      if (!NOT_PUBLISHED.contains(policy.name())) {
        JsonTree document = published.get(policy.arn("aws"));
        assertThat(document).as(policy.name()).isNotNull();
        assertThat(statements(JsonTree.parse(policy.document().json())))
            .as(policy.name())
            .isEqualTo(statements(Objects.requireNonNull(document)));
      }
    }
  }

  private static List<SamplePolicy> policies() throws IllegalAccessException {
    List<SamplePolicy> policies = new ArrayList<>();
    for (Field field : AwsPolicies.class.getDeclaredFields()) {
      if (field.getType() == SamplePolicy.class) {
        policies.add((SamplePolicy) field.get(null));
      }
    }
    return policies;
  }

  /** Statements with their members in no order, a lone text as a set of one. */
  private static Set<Object> statements(JsonTree document) {
    Set<Object> statements = new HashSet<>();
    document.list("Statement").forEach(it -> statements.add(unordered(it.value())));
    return statements;
  }

  private static Object unordered(Object value) {
    return switch (value) {
      case Map<?, ?> members -> {
        Map<Object, Object> unordered = new HashMap<>();
        members.forEach((name, member) -> unordered.put(name, unordered(member)));
        yield unordered;
      }
      case List<?> elements -> new HashSet<Object>(elements);
      default -> value.equals("Allow") || value.equals("Deny") ? value : Set.of(value);
    };
  }
}
