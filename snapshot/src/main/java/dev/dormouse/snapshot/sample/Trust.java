package dev.dormouse.snapshot.sample;

import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** Who may assume a role: one statement of its trust policy. */
record Trust(String action, String kind, String principal, Optional<Condition> condition) {

  /** An AWS service, such as {@code lambda.amazonaws.com}. */
  static Trust service(String service) {
    return new Trust("sts:AssumeRole", "Service", service, Optional.empty());
  }

  /** Anybody whom another account lets. */
  static Trust account(String account) {
    return new Trust(
        "sts:AssumeRole", "AWS", "arn:aws:iam::" + account + ":root", Optional.empty());
  }

  /** Workflows of a repository at GitHub. */
  static Trust github(String account, String repository) {
    var condition =
        new Condition(
            "StringLike",
            "token.actions.githubusercontent.com:sub",
            List.of("repo:" + repository + ":*"));
    return new Trust(
        "sts:AssumeRoleWithWebIdentity",
        "Federated",
        "arn:aws:iam::" + account + ":oidc-provider/token.actions.githubusercontent.com",
        Optional.of(condition));
  }

  /** People who sign in by IAM Identity Center. */
  static Trust identityCenter(String account) {
    return new Trust(
        "sts:AssumeRoleWithSAML",
        "Federated",
        "arn:aws:iam::" + account + ":saml-provider/AWSSSO_0f1e2d3c4b5a6978_DO_NOT_DELETE",
        Optional.of(
            new Condition(
                "StringEquals", "SAML:aud", List.of("https://signin.aws.amazon.com/saml"))));
  }

  String json() {
    var text = new StringWriter();
    try (JsonGenerator json = JsonFormat.COMPACT.generator(text)) {
      json.writeStartObject().writeStringProperty("Version", "2012-10-17");
      json.writeArrayPropertyStart("Statement").writeStartObject();
      json.writeStringProperty("Effect", "Allow");
      json.writeObjectPropertyStart("Principal").writeStringProperty(kind, principal);
      json.writeEndObject().writeStringProperty("Action", action);
      condition.ifPresent(it -> write(json, it));
      json.writeEndObject().writeEndArray().writeEndObject();
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, Condition condition) {
    json.writeObjectPropertyStart("Condition").writeObjectPropertyStart(condition.operator());
    json.writeStringProperty(condition.key(), condition.values().getFirst());
    json.writeEndObject().writeEndObject();
  }

  boolean ofEc2() {
    return principal.equals("ec2.amazonaws.com");
  }
}
