package dev.dormouse.app.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dormouse.analyzers.life.LifeSettings;
import dev.dormouse.app.Exit;
import dev.dormouse.app.Failure;
import dev.dormouse.findings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {
  @TempDir Path data = Path.of("");

  private final Map<String, String> environment = new HashMap<>();
  private final Map<String, String> options = new HashMap<>(Map.of("account", "111122223333"));

  private ServerSettings read() {
    return SettingsReader.read(data, environment, options, List.of(), false);
  }

  private void file(String... lines) throws IOException {
    Files.write(data.resolve("dormouse.conf"), List.of(lines));
  }

  private void refuses(Exit exit, String message) {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(this::read)
        .withMessage(message.replace("FILE", data.resolve("dormouse.conf").toString()))
        .matches(failure -> failure.exit() == exit);
  }

  @Test
  void defaultsListenOnThisHostOnly() {
    ServerSettings settings = read();

    assertThat(settings.listening().address()).isEqualTo("127.0.0.1");
    assertThat(settings.listening().port()).isEqualTo(8765);
    assertThat(settings.home().arn("a"))
        .isEqualTo("arn:aws:access-analyzer:us-east-1:111122223333:analyzer/a");
    assertThat(settings.jobs().rescan()).isEqualTo(Duration.ofHours(24));
    assertThat(settings.log().json()).isTrue();
  }

  @Test
  void optionsCountBeforeTheEnvironmentAndThatBeforeTheFile() throws IOException {
    file("port = 1001", "region = eu-west-1", "# a remark", "", "watch = 5s");
    environment.put("DORMOUSE_PORT", "1002");
    environment.put("DORMOUSE_REGION", "eu-central-1");
    options.put("port", "1003");

    ServerSettings settings = read();

    assertThat(settings.listening().port()).isEqualTo(1003);
    assertThat(settings.home().region()).isEqualTo("eu-central-1");
    assertThat(settings.jobs().watch()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void settingsOfTheAnalysisStandAmongTheOthers() throws IOException {
    file("inactiveKeys = report", "retentionDays = forever", "recurrence = REACTIVATE");

    AnalysisChoices analysis = read().analysis();

    assertThat(analysis.settings().inactiveKeys()).isEqualTo(Settings.InactiveKeys.REPORT);
    assertThat(analysis.life().retention()).isEqualTo(LifeSettings.FOREVER);
    assertThat(analysis.life().recurrence()).isEqualTo(LifeSettings.Recurrence.REACTIVATE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "port = x | FILE:1: port: \"x\" is not a number from 0 to 65535",
        "rescan = 5s | FILE:1: rescan: \"5s\" is not from 1m to 365d",
        "watch = soon | FILE:1: watch: \"soon\" is not a time such as 30s, 15m, 24h or 7d",
        "region = Mars | FILE:1: region: \"Mars\" is not a Region",
        "databaseUrl = jdbc:mysql:x"
            + " | FILE:1: databaseUrl: \"jdbc:mysql:x\" is not a URL that begins with"
            + " jdbc:postgresql:",
        "logFormat = xml | FILE:1: logFormat: \"xml\" is none of auto, text, json",
        "allowPlaintext = yes | FILE:1: allowPlaintext: \"yes\" is none of false, true",
        "just words | FILE:1: \"just words\" is not \"name = value\"",
        "exactAge = MAYBE | FILE:1: exactAge: \"MAYBE\" is none of [UNUSED, USED]"
      })
  void wrongLineIsNamedWithItsPlace(String line, String message) throws IOException {
    file(line);

    refuses(Exit.BAD_INPUT, message);
  }

  @Test
  void unknownNameIsRefused() throws IOException {
    file("prot = 1");

    assertThatExceptionOfType(Failure.class)
        .isThrownBy(this::read)
        .withMessageContaining(":1: prot: no such setting; there are trackingPeriod")
        .extracting(Throwable::getMessage, InstanceOfAssertFactories.STRING)
        .contains(LifeSettings.NAMES)
        .contains(Settings.NAMES)
        .contains(Arrays.stream(Setting.values()).map(Setting::key).toList());
  }

  @Test
  void nameSetTwiceIsRefused() throws IOException {
    file("port = 1", "port = 2");

    refuses(Exit.BAD_INPUT, "FILE:2: \"port\" is set twice");
  }

  @Test
  void wrongOptionAndVariableAreWrongUsage() {
    options.put("port", "70000");
    refuses(Exit.USAGE, "--port: \"70000\" is not a number from 0 to 65535");

    options.put("port", "1");
    environment.put("DORMOUSE_DATABASE_CONNECTIONS", "1");
    environment.put("DORMOUSE_DATABASE_URL", "jdbc:postgresql:x");
    refuses(Exit.USAGE, "DORMOUSE_DATABASE_CONNECTIONS: \"1\" is not a number from 2 to 1000");
  }

  @Test
  void accountIsNeeded() {
    options.clear();

    refuses(
        Exit.USAGE,
        "account is not set: give --account, DORMOUSE_ACCOUNT or a line of dormouse.conf");
  }

  @Test
  void plaintextBeyondThisHostIsRefusedUnlessAskedFor() {
    options.put("bindAddress", "0.0.0.0");
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(this::read)
        .withMessageContaining("there is no TLS")
        .matches(failure -> failure.exit() == Exit.USAGE);

    options.put("allowPlaintext", "true");
    assertThat(read().listening().encrypted()).isFalse();
  }

  @Test
  void certificateWithoutItsKeyIsRefused() throws IOException {
    Path certificate = Files.writeString(data.resolve("certificate.pem"), "");
    options.put("tlsCertificate", certificate.toString());

    refuses(Exit.USAGE, "tlsCertificate and tlsKey belong together: one of them is not set");
  }

  @Test
  void passwordComesFromItsFileAndIsNeverPrinted() throws IOException {
    Path password = Files.writeString(data.resolve("password"), "s3cret\n");
    options.put("databaseUrl", "jdbc:postgresql://db/dormouse");
    options.put("databasePasswordFile", password.toString());

    assertThat(read().database()).extracting("password").isEqualTo("s3cret");
    assertThat(read().toString()).doesNotContain("s3cret");
  }

  @Test
  void partitionFollowsTheRegion() {
    options.put("region", "us-gov-west-1");

    assertThat(read().home().partition()).isEqualTo("aws-us-gov");
  }
}
