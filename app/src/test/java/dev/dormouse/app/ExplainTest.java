package dev.dormouse.app;

import static dev.dormouse.testing.Export.NEVER_USED;
import static dev.dormouse.testing.Export.allow;
import static dev.dormouse.testing.Export.roleId;
import static dev.dormouse.testing.Export.rolePolicy;
import static dev.dormouse.testing.Export.used;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.testing.Export;
import dev.dormouse.testing.Report;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainTest {
  private final Export export = Export.of("111122223333");

  @TempDir Path input;

  @BeforeEach
  void write() throws IOException {
    Path account =
        export
            .role(
                "Busy",
                used("2026-11-20T00:00:00Z"),
                rolePolicy(allow("sqs:ListQueues", "s3:GetBucketAcl", "s3:Nonexistent")))
            .role("Idle", NEVER_USED)
            .user("ann")
            .write(input);
    Path reports = Files.createDirectory(account.resolve("service-last-accessed"));
    Files.writeString(
        reports.resolve(roleId("Busy") + ".json"),
        Report.page(false, Report.neverUsed("sqs"), Report.used("s3", "2026-11-20T00:00:00Z")));
  }

  private Cli explain(String arn, String... more) {
    String[] args = new String[more.length + 4];
    args[0] = "explain";
    args[1] = arn;
    args[2] = input.toString();
    args[3] = Cli.AS_OF;
    System.arraycopy(more, 0, args, 4, more.length);
    return Cli.run(args);
  }

  @Test
  void aRoleIsExplainedWithGrantsUseVerdictsAndWhy() {
    Cli explain = explain(export.roleArn("Busy"));
    assertThat(explain.exit()).isZero();
    assertThat(explain.out())
        .contains(
            export.roleArn("Busy"),
            "Role AROABusy in account 111122223333",
            "the role itself: used 4 days ago",
            "inline, statement 0: 2 actions, 1 unused",
            "sqs: 1 action",
            "unused   ListQueues",
            "unknown  GetBucketAcl",
            "Not in the catalog: s3:Nonexistent");
  }

  @Test
  void aServiceMayBePickedOut() {
    assertThat(explain(export.roleArn("Busy"), "--service", "SQS").out())
        .contains("sqs: 1 action")
        .doesNotContain("s3: 1 action");
  }

  @Test
  void aUserWithoutEvidenceIsExplainedAsUnknown() {
    assertThat(explain(export.userArn("ann")).out())
        .contains("No findings", "Unknown", "access keys", "→ add credential-report.csv");
  }

  @Test
  void aPrincipalThatIsNotThereIsNamed() {
    Cli explain = explain(export.roleArn("Nobody"));
    assertThat(explain.exit()).isEqualTo(Exit.BAD_INPUT.code());
    assertThat(explain.errLines())
        .singleElement()
        .asString()
        .contains(export.roleArn("Nobody"), "no such role or user");
  }

  @Test
  void anAccountThatIsNotThereIsNamed() {
    Cli explain = explain("arn:aws:iam::999988887777:role/Busy");
    assertThat(explain.exit()).isEqualTo(Exit.BAD_INPUT.code());
    assertThat(explain.errLines())
        .singleElement()
        .asString()
        .contains("account 999988887777 is not in the snapshot");
  }

  @Test
  void whatIsNoArnIsBadUsage() {
    Cli explain = explain("Busy");
    assertThat(explain.exit()).isEqualTo(Exit.USAGE.code());
    assertThat(explain.errLines()).singleElement().asString().contains("not an ARN: \"Busy\"");
  }

  @Test
  void anExcludedPrincipalIsSaidToBeLeftOut() {
    assertThat(explain(export.roleArn("Idle"), "--exclude-name", "Id*").out())
        .contains("Left out of the analysis");
  }

  @Test
  void anAccountThatCannotBeReadIsToldOnce() throws IOException {
    Files.writeString(input.resolve("111122223333").resolve(Export.FILE), "{");
    Cli explain = explain(export.roleArn("Busy"));
    assertThat(explain.exit()).isEqualTo(Exit.BAD_INPUT.code());
    assertThat(explain.errLines())
        .singleElement()
        .asString()
        .contains(Export.FILE, "line 1")
        .doesNotContain("Source");
  }

  @Test
  void whatWasNeverUsedIsSaidSo() {
    assertThat(explain(export.roleArn("Idle")).out()).contains("unused, never used (RoleLastUsed");
  }

  @Test
  void aUseAfterTheMomentOfTheAnalysisIsSaidToBeLater() {
    Cli explain =
        Cli.run("explain", export.roleArn("Busy"), input.toString(), "--as-of=2026-11-10");
    assertThat(explain.out()).contains("the role itself: used 10 days later, 2026-11-20");
  }

  @Test
  void namesAreUtf8WhateverTheTerminalsCharset() throws IOException {
    Export.of("111122223333")
        .role("Tagged", NEVER_USED, "\"Tags\":[{\"Key\":\"team\",\"Value\":\"Zoë 🐭\"}]")
        .write(input);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Session session =
        new Session(
            new PrintStream(out, false, StandardCharsets.US_ASCII),
            System.err,
            false,
            false,
            Clock.fixed(Cli.NOW, ZoneOffset.UTC),
            Map.of("DORMOUSE_HOME", "no-such-folder"));
    int exit = Main.run(session, "explain", export.roleArn("Tagged"), input.toString(), Cli.AS_OF);
    assertThat(exit).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("Tags: {team=Zoë 🐭}");
  }

  @Test
  void standardOutputThatCannotBeWrittenIsToldWithItsExitCode() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    Session session =
        new Session(
            new PrintStream(full, false, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            false,
            Clock.fixed(Cli.NOW, ZoneOffset.UTC),
            Map.of("DORMOUSE_HOME", "no-such-folder"));
    int exit = Main.run(session, "explain", export.roleArn("Busy"), input.toString(), Cli.AS_OF);
    assertThat(exit).isEqualTo(Exit.CANNOT_WRITE.code());
    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .containsExactly("dormouse: standard output: cannot be written");
  }
}
