package dev.dormouse.app;

import static dev.dormouse.testing.Export.allow;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrantsAndExpandTest {
  @TempDir Path folder;

  private String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  @Test
  void severalPoliciesGrantTogether() throws IOException {
    String one = file("one.json", allow("s3:ListAllMyBuckets", "sqs:*Queues", "s3:Nonexistent"));
    String two =
        file(
            "two.json",
            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"ec2:DescribeVpcs\","
                + "\"Resource\":\"*\",\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"true\"}}}}");
    Cli grants = Cli.run("grants", one, two, "--format", "json");
    assertThat(grants.exit()).isZero();
    Json json = grants.json();
    assertThat(json.get("services").keys()).containsExactly("ec2", "s3", "sqs");
    assertThat(json.get("services", "s3")).hasToString("[ListAllMyBuckets]");
    assertThat(json.get("unrecognized")).hasToString("[s3:Nonexistent]");
    assertThat(json.get("conditional")).hasToString("[ec2:DescribeVpcs]");
    assertThat(json.keys()).doesNotContain("blocked");
  }

  @Test
  void aBoundaryMarksWhatItBlocksAndHidesNothing() throws IOException {
    String policy = file("policy.json", allow("s3:ListAllMyBuckets", "ec2:DescribeVpcs"));
    String boundary = file("boundary.json", allow("s3:*"));
    Json json = Cli.run("grants", policy, "--boundary", boundary, "--format", "json").json();
    assertThat(json.get("blocked")).hasToString("[ec2:DescribeVpcs]");
    assertThat(json.get("services").keys()).containsExactly("ec2", "s3");
  }

  @Test
  void theTableNamesActionsByService() throws IOException {
    Cli grants = Cli.run("grants", file("policy.json", allow("s3:ListAllMyBuckets")));
    assertThat(grants.exit()).isZero();
    assertThat(grants.out()).contains("s3", "ListAllMyBuckets");
  }

  @Test
  void aFileThatIsNoPolicyIsNamedWithThePlaceAndGivesNoOutput() throws IOException {
    String good = file("good.json", allow("s3:*"));
    for (String content :
        new String[] {
          "",
          "{",
          "[]",
          "{\"Statement\":+1}",
          "{\"Statement\":[",
          "{\"Statement\":[{\"Effect\":\"Maybe\"}]}"
        }) {
      Cli grants = Cli.run("grants", good, file("bad.json", content));
      assertThat(grants.exit()).isEqualTo(Exit.BAD_INPUT.code());
      assertThat(grants.errLines())
          .singleElement()
          .asString()
          .contains("bad.json: ")
          .doesNotContain("Source:", "JsonReadFeature");
      assertThat(grants.out()).isEmpty();
    }
  }

  @Test
  void aFileThatCannotBeReadIsNamed() {
    for (String file : new String[] {folder.resolve("gone.json").toString(), folder.toString()}) {
      Cli grants = Cli.run("grants", file);
      assertThat(grants.exit()).isEqualTo(Exit.BAD_INPUT.code());
      assertThat(grants.errLines()).singleElement().asString().contains(file);
    }
  }

  @Test
  void theBoundaryIsReadAsStrictly() throws IOException {
    Cli grants =
        Cli.run("grants", file("p.json", allow("s3:*")), "--boundary", file("b.json", "{}"));
    assertThat(grants.exit()).isEqualTo(Exit.BAD_INPUT.code());
    assertThat(grants.err()).contains("b.json");
  }

  @Test
  void grantsWithoutAFileIsBadUsage() {
    assertThat(Cli.run("grants").exit()).isEqualTo(Exit.USAGE.code());
  }

  @Test
  void expandGivesTheActionsOfPatternsInTheCatalogsSpelling() {
    Cli expand = Cli.run("expand", "S3:listALLmybuckets", "sqs:*Queues", "--format", "json");
    assertThat(expand.exit()).isZero();
    assertThat(expand.json().get("services", "s3")).hasToString("[ListAllMyBuckets]");
    assertThat(expand.json().get("services").keys()).containsExactly("s3", "sqs");
  }

  @Test
  void expandShowsWhatItDoesNotKnowHarmlessly() {
    Cli expand = Cli.run("expand", "nope:\u001b[31m*");
    assertThat(expand.exit()).isZero();
    assertThat(expand.out()).contains("nope:\\u001b[31m*").doesNotContain("\u001b");
    assertThat(Cli.run("expand").exit()).isEqualTo(Exit.USAGE.code());
  }
}
