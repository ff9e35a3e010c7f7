package dev.dormouse.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A statement as it stands in the JSON.
 *
 * @param notAction whether {@code actions} are those of {@code NotAction}
 * @param notResource whether {@code resources} are those of {@code NotResource}
 */
record NaiveStatement(
    boolean allow,
    boolean conditional,
    boolean notAction,
    List<String> actions,
    boolean notResource,
    List<Resource> resources) {

  /** A resource pattern, and whether {@code ${…}} is a variable in its document. */
  record Resource(String text, boolean variables) {
    NaivePattern pattern() {
      return NaivePatterns.ofResource(text, variables);
    }

    /**
     * Whether all six parts of an ARN are there as written; a colon in a variable parts nothing.
     */
    boolean completeArn() {
      String plain = variables ? text.replaceAll("\\$\\{[^}]*}", "") : text;
      return plain.startsWith("arn:") && plain.split(":", -1).length > 5;
    }
  }

  static List<NaiveStatement> allOf(List<Object> documents) {
    List<NaiveStatement> all = new ArrayList<>();
    for (Object document : documents) {
      Map<String, Object> policy = Json.object(document);
      boolean variables = "2012-10-17".equals(policy.get("Version"));
      for (Object statement : Json.list(member(policy, "Statement"))) {
        all.add(of(Json.object(statement), variables));
      }
    }
    return all;
  }

  private static NaiveStatement of(Map<String, Object> statement, boolean variables) {
    boolean notAction = statement.containsKey("NotAction");
    boolean notResource = statement.containsKey("NotResource");
    return new NaiveStatement(
        member(statement, "Effect").equals("Allow"),
        !statement.getOrDefault("Condition", Map.of()).equals(Map.of()),
        notAction,
        Json.texts(member(statement, notAction ? "NotAction" : "Action")),
        notResource,
        Json.texts(member(statement, notResource ? "NotResource" : "Resource")).stream()
            .map(text -> new Resource(text, variables))
            .toList());
  }

  private static Object member(Map<String, Object> object, String name) {
    Object value = object.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no " + name + " in " + object);
    }
    return value;
  }
}
