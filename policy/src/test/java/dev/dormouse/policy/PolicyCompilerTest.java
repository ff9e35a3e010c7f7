package dev.dormouse.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.catalog.Catalog;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyCompilerTest {
  private static final List<String> RESOURCES =
      List.of(
          "*",
          "arn:aws:s3:::a",
          "arn:aws:s3:::a/*",
          "arn:aws:s3:*:1*:job/?",
          "arn:*:s3:::${aws:x}");

  private final PolicyCompiler warm = new PolicyCompiler(Catalog.bundled());

  private static PolicyDocument allow(String version, String resource) {
    return PolicyParser.parse(
        """
        {"Version": "%s", "Statement": {
          "Effect": "Allow", "Action": "s3:*", "Resource": "%s"}}
        """
            .formatted(version, resource));
  }

  @Test
  void rememberedPatternsMeanTheSameInAnotherDocument() {
    List<PolicyDocument> documents = new ArrayList<>();
    for (String version : List.of("2012-10-17", "2008-10-17")) {
      for (String resource : RESOURCES) {
        documents.add(allow(version, resource));
      }
    }
    documents.forEach(warm::compile);
    PolicyCompiler knowing = warm.withoutDocuments();

    assertThat(documents)
        .allSatisfy(
            document ->
                assertThat(knowing.compile(document).allowed())
                    .isEqualTo(new PolicyCompiler(Catalog.bundled()).compile(document).allowed()));
  }

  @Test
  void aPatternIsReadAnewWhereItsVariablesArePlainText() {
    String resource = "arn:aws:s3:::${aws:username}/x";

    CompiledPolicy variable = warm.compile(allow("2012-10-17", resource));
    CompiledPolicy plain = warm.compile(allow("2008-10-17", resource));

    assertThat(variable.allows().get(0).reaches().get(0).scope())
        .isNotEqualTo(plain.allows().get(0).reaches().get(0).scope());
    assertThat(variable.allowed().size()).isPositive();
  }

  @Test
  void compilesADocumentOnceAndForgetsItWhenToldTo() {
    PolicyDocument document = allow("2012-10-17", "*");

    CompiledPolicy compiled = warm.compile(document);

    assertThat(warm.compile(allow("2012-10-17", "*"))).isSameAs(compiled);
    assertThat(warm.withoutDocuments().compile(document)).isNotSameAs(compiled);
  }
}
