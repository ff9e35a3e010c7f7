package dev.dormouse.app;

import static dev.dormouse.testing.Export.NEVER_USED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.testing.Export;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExclusionOptionsTest {
  @TempDir Path input;

  @BeforeEach
  void write() throws IOException {
    Export.of("111122223333")
        .role("Red", NEVER_USED, "\"Tags\":[{\"Key\":\"team\",\"Value\":\"red\"}]")
        .role("Blue", NEVER_USED, "\"Tags\":[{\"Key\":\"team\",\"Value\":\"blue\"}]")
        .role("AppBreakGlass", NEVER_USED)
        .rawRole(
            "{\"RoleName\":\"Deep\",\"RoleId\":\"AROADEEP\",\"Path\":\"/service-role/x/\","
                + "\"Arn\":\"arn:aws:iam::111122223333:role/service-role/x/Deep\","
                + "\"CreateDate\":\"2024-01-01T00:00:00Z\",\"RoleLastUsed\":{}}")
        .write(input);
    Export.of("444455556666").role("Other", NEVER_USED).role("Collector", NEVER_USED).write(input);
    Files.writeString(
        input.resolve("parents.json"),
        "{\"Parents\":{\"444455556666\":\"ou-side\",\"ou-side\":\"r-1\"}}");
    Files.writeString(
        input.resolve("organizational-units.json"),
        "{\"OrganizationalUnits\":[{\"Id\":\"ou-side\",\"Name\":\"Side\"}]}");
  }

  private Json scan(String... args) {
    return Cli.scan(
            input,
            Stream.concat(Stream.of("--format=json"), Arrays.stream(args)).toArray(String[]::new))
        .json();
  }

  private List<String> names(Json report) {
    return report.list("findings").stream()
        .map(finding -> finding.text("dormouse", "principal", "name"))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "--exclude-account, 111122223333, Other Collector",
    "--exclude-tag, team, AppBreakGlass Deep Other Collector",
    "--exclude-tag, team=red, Blue AppBreakGlass Deep Other Collector",
    "--exclude-name, *BreakGlass*, Red Blue Deep Other Collector",
    "--exclude-path, /service-role/*, Red Blue AppBreakGlass Other Collector",
    "--exclude-ou, ou-side, Red Blue AppBreakGlass Deep",
    "--exclude-ou, Side, Red Blue AppBreakGlass Deep",
    "--own-role, Coll*, Red Blue AppBreakGlass Deep Other"
  })
  void whatIsExcludedHasNoFindingAndIsCounted(String option, String value, String left) {
    Json report = scan(option, value);
    assertThat(names(report)).containsExactlyInAnyOrder(left.split(" "));
    int excluded = 6 - left.split(" ").length;
    assertThat(report.get("summary", "excluded").toString()).endsWith("=" + excluded + "}");
  }

  @Test
  void severalAccountsMayBeNamedAtOnce() {
    assertThat(names(scan("--exclude-account", "111122223333,444455556666"))).isEmpty();
  }

  @Test
  void serviceLinkedRolesAreLeftOutUnasked() throws IOException {
    Export.of("777788889999")
        .rawRole(
            "{\"RoleName\":\"AWSServiceRoleForX\",\"RoleId\":\"AROASLR\",\"Path\":\"/aws-service-role/x.amazonaws.com/\","
                + "\"Arn\":\"arn:aws:iam::777788889999:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX\","
                + "\"CreateDate\":\"2024-01-01T00:00:00Z\",\"RoleLastUsed\":{}}")
        .write(input);
    Json report = scan();
    assertThat(names(report)).doesNotContain("AWSServiceRoleForX");
    assertThat(report.get("summary", "excluded").keys()).containsExactly("SERVICE_LINKED_ROLE");
  }
}
