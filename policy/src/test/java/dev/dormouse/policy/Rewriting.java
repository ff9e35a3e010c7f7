package dev.dormouse.policy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/** Ways to say the same, or a little more, in other policies. */
final class Rewriting {
  private Rewriting() {}

  /** The policies, and one more of this statement. */
  static List<Object> with(List<Object> policies, Map<String, Object> statement) {
    List<Object> more = new ArrayList<>(policies);
    more.add(Map.of("Version", "2012-10-17", "Statement", List.of(statement)));
    return more;
  }

  /** The policies with each statement replaced by some others. */
  static List<Object> eachStatement(
      List<Object> policies, Function<Map<String, Object>, List<Object>> rewriting) {
    return eachStatements(
        policies,
        statements ->
            statements.stream()
                .flatMap(one -> rewriting.apply(Json.object(one)).stream())
                .toList());
  }

  private static List<Object> eachStatements(
      List<Object> policies, Function<List<Object>, List<Object>> rewriting) {
    List<Object> rewritten = new ArrayList<>();
    for (Object policy : policies) {
      Map<String, Object> copy = new LinkedHashMap<>(Json.object(policy));
      copy.computeIfPresent("Statement", (name, all) -> rewriting.apply(Json.list(all)));
      rewritten.add(copy);
    }
    return rewritten;
  }

  /** The policies, and the statements of each, in another order. */
  static List<Object> shuffled(List<Object> policies, Random random) {
    return anyOrder(eachStatements(policies, all -> anyOrder(all, random)), random);
  }

  private static List<Object> anyOrder(List<Object> values, Random random) {
    List<Object> copy = new ArrayList<>(values);
    Collections.shuffle(copy, random);
    return copy;
  }

  /** The object once for each value of an element; as it is if it does not have the element. */
  static List<Object> split(Map<String, Object> object, String element) {
    Object values = object.get(element);
    if (values == null) {
      return List.of(object);
    }
    List<Object> parts = new ArrayList<>();
    for (Object value : Json.list(values)) {
      Map<String, Object> part = new LinkedHashMap<>(object);
      part.put(element, value);
      parts.add(part);
    }
    return parts;
  }

  /** The statement with its actions in other letter case. */
  static Map<String, Object> inOtherCase(Map<String, Object> statement, PolicyGenerator chance) {
    Map<String, Object> other = new LinkedHashMap<>(statement);
    other.replaceAll(
        (name, value) ->
            name.endsWith("Action")
                ? Json.texts(value).stream().map(chance::otherCase).toList()
                : value);
    return other;
  }

  static String percentEncoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
