package dev.dormouse.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnOrganizationTest {
  @TempDir Path source = Path.of("");

  private final Map<String, String> options = new HashMap<>();

  @BeforeEach
  void anOrganization() throws IOException {
    organization("{\"Id\":\"o-zyxw987654\",\"MasterAccountId\":\"999988887777\"}");
    options.put("source", source.toString());
    options.put("account", "111122223333");
  }

  private void organization(String json) throws IOException {
    Files.writeString(source.resolve("organization.json"), "{\"Organization\":" + json + "}");
  }

  private ServerSettings settings() {
    return SettingsReader.read(source, Map.of(), options, List.of(), false);
  }

  @Test
  void managementAccountOfTheSourceMayHaveAnalyzersOfTheOrganization() {
    assertThat(OwnOrganization.administrator(settings())).isFalse();

    options.put("account", "999988887777");
    assertThat(OwnOrganization.administrator(settings())).isTrue();
  }

  @Test
  void settingCountsBeforeTheSource() {
    options.put("administrator", "true");
    assertThat(OwnOrganization.administrator(settings())).isTrue();

    options.put("account", "999988887777");
    options.put("administrator", "false");
    assertThat(OwnOrganization.administrator(settings())).isFalse();
  }

  @Test
  void accountMayWhereNeitherSays() throws IOException {
    organization("{}");
    assertThat(OwnOrganization.administrator(settings())).isTrue();

    organization("[");
    assertThat(OwnOrganization.administrator(settings())).isTrue();
    assertThat(OwnOrganization.toldAdministrator(settings())).isEmpty();

    Files.delete(source.resolve("organization.json"));
    assertThat(OwnOrganization.administrator(settings())).isTrue();
  }

  @Test
  void sourceOfAnotherOrganizationContradictsTheSetting() {
    assertThat(OwnOrganization.contradictions(settings())).isEmpty();

    options.put("organization", "o-zyxw987654");
    assertThat(OwnOrganization.contradictions(settings())).isEmpty();

    options.put("organization", "o-abcd123456");
    assertThat(OwnOrganization.contradictions(settings()))
        .containsExactly(
            source
                + " is a snapshot of the organization o-zyxw987654, and the setting organization"
                + " names o-abcd123456");
  }
}
