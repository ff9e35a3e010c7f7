package dev.dormouse.app;

import static dev.dormouse.testing.Export.NEVER_USED;
import static dev.dormouse.testing.Export.allow;
import static dev.dormouse.testing.Export.roleId;
import static dev.dormouse.testing.Export.rolePolicy;
import static dev.dormouse.testing.Export.used;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.testing.Export;
import dev.dormouse.testing.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExitCodesTest {
  private static final String REPORT_HEADER =
      "user,arn,password_enabled,password_last_used,password_last_changed,access_key_1_active,"
          + "access_key_1_last_rotated,access_key_1_last_used_date,access_key_2_active,"
          + "access_key_2_last_rotated,access_key_2_last_used_date\n";

  @TempDir Path input;

  /** An account with one finding of a type, and nothing unknown. */
  private void only(String type) throws IOException {
    Export export = Export.of("111122223333");
    switch (type) {
      case "UnusedIAMRole" -> export.role("Idle", NEVER_USED).write(input);
      case "UnusedIAMUserAccessKey" ->
          user(export, "false,N/A,N/A,true,2025-01-01T00:00:00+00:00,N/A");
      case "UnusedIAMUserPassword" ->
          user(export, "true,no_information,2025-01-01T00:00:00+00:00,false,N/A,N/A");
      default -> {
        String policy = rolePolicy(allow("sqs:ListQueues"));
        Path account = export.role("Busy", used("2026-11-20T00:00:00Z"), policy).write(input);
        Path reports = Files.createDirectory(account.resolve("service-last-accessed"));
        Files.writeString(
            reports.resolve(roleId("Busy") + ".json"), Report.page(false, Report.neverUsed("sqs")));
      }
    }
  }

  private void user(Export export, String row) throws IOException {
    Path account = export.user("ann").write(input);
    Files.writeString(
        account.resolve("credential-report.csv"),
        REPORT_HEADER + "ann," + export.userArn("ann") + "," + row + ",false,N/A,N/A\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UnusedIAMRole",
        "UnusedIAMUserAccessKey",
        "UnusedIAMUserPassword",
        "UnusedPermission"
      })
  void failOnLooksForTheTypesItNames(String type) throws IOException {
    only(type);
    String others =
        String.join(
            ",",
            Arrays.stream(dev.dormouse.findings.FindingType.values())
                .map(other -> other.wireName())
                .filter(other -> !other.equals(type))
                .toList());
    assertThat(Cli.scan(input).out()).contains("1 active finding ");
    assertThat(Cli.scan(input).exit()).isZero();
    assertThat(Cli.scan(input, "--fail-on", type).exit()).isEqualTo(Exit.FINDINGS.code());
    assertThat(Cli.scan(input, "--fail-on", "any").exit()).isEqualTo(Exit.FINDINGS.code());
    assertThat(Cli.scan(input, "--fail-on", others).exit()).isZero();
  }

  @Test
  void theReportIsPrintedAlthoughFindingsFailTheRun() throws IOException {
    only("UnusedIAMRole");
    assertThat(Cli.scan(input, "--fail-on", "any", "--format", "json").json().list("findings"))
        .hasSize(1);
  }

  @Test
  void requireCompleteAcceptsWholeEvidenceOnly() throws IOException {
    only("UnusedPermission");
    assertThat(Cli.scan(input, "--require-complete").exit()).isZero();
    Export.of("444455556666").user("bob").write(input);
    assertThat(Cli.scan(input).exit()).isZero();
    assertThat(Cli.scan(input, "--require-complete").exit()).isEqualTo(Exit.INCOMPLETE.code());
  }

  @Test
  void theWorseOfTwoReasonsDecides() throws IOException {
    only("UnusedIAMRole");
    Export.of("444455556666").user("bob").write(input);
    assertThat(Cli.scan(input, "--fail-on=any", "--require-complete").exit())
        .isEqualTo(Exit.FINDINGS.code());
    Files.createDirectory(input.resolve("777788889999"));
    assertThat(Cli.scan(input, "--fail-on=any", "--require-complete").exit())
        .isEqualTo(Exit.BAD_INPUT.code());
  }

  @Test
  void codesAreDistinctAndTheHelpNamesThem() {
    String help =
        Stream.of("scan", "serve", "findings")
            .map(command -> Cli.run(command, "--help").out())
            .collect(Collectors.joining());
    assertThat(Exit.values()).extracting(Exit::code).doesNotHaveDuplicates();
    for (Exit exit : Exit.values()) {
      if (exit != Exit.INTERNAL) {
        assertThat(help).containsPattern("(?m)^ +" + exit.code() + " +\\S");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"scan", "explain", "grants", "expand", "findings", "analyzers", "rules"})
  void everyCommandTellsOfItself(String command) {
    Cli help = Cli.run(command, "--help");
    assertThat(Cli.run("--help").out()).contains(command);
    assertThat(help.exit()).isZero();
    assertThat(help.out()).startsWith("Usage: dormouse " + command).contains("--");
    assertThat(help.err()).isEmpty();
  }

  @Test
  void withoutACommandTheHelpIsPrinted() {
    assertThat(Cli.run().out()).contains("Usage: dormouse", "dormouse scan --sample");
    assertThat(Cli.run("--version").out()).isEqualTo("dormouse 0.1.0\n");
  }
}
