package dev.dormouse.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders and files that were there before, and that others may get at. */
class FileModesTest {
  private static final String ACCOUNT = "--account=111122223333";

  @TempDir Path folder = Path.of("");

  private Path data() {
    return folder.resolve("data");
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static Path open(Path path) throws IOException {
    String mode = Files.isDirectory(path) ? "rwxr-xr-x" : "rw-r--r--";
    return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }

  @Test
  void folderAndSecretsThatWereThereAreTakenFromOthers() throws Exception {
    Served.start(data(), ACCOUNT).close();
    Path copy = open(Files.createDirectory(folder.resolve("copy")));
    for (String file : new String[] {"secret.key", "credentials", "dormouse.db"}) {
      open(Files.copy(data().resolve(file), copy.resolve(file)));
    }

    try (Served served = Served.start(copy, ACCOUNT)) {
      assertThat(served.err()).doesNotContain("others on this host");
    }

    assertThat(mode(copy)).isEqualTo("rwx------");
    for (String file : new String[] {"secret.key", "credentials", "dormouse.db"}) {
      assertThat(mode(copy.resolve(file))).as(file).isEqualTo("rw-------");
    }
  }

  @Test
  void folderWithFilesOfOthersInItStaysAsItIsAndTheLogSaysSo() throws Exception {
    Path shared = open(Files.createDirectory(folder.resolve("shared")));
    Files.writeString(shared.resolve("letter"), "");

    try (Served served = Served.start(shared, ACCOUNT)) {
      assertThat(served.err())
          .contains(shared + ": others on this host may get at it (mode rwxr-xr-x)");
    }
    assertThat(mode(shared)).isEqualTo("rwxr-xr-x");
    assertThat(mode(shared.resolve("secret.key"))).isEqualTo("rw-------");
  }

  private List<String> exposed(Map<String, String> options, String... lines) throws IOException {
    Files.createDirectories(data());
    Path file = data().resolve(SettingsReader.FILE);
    Files.write(file, List.of(lines));
    open(file);
    return SettingsReader.read(data(), Map.of(), options, List.of(), false).exposed();
  }

  @Test
  void usersFilesWithSecretsThatOthersMayReadAreTold() throws Exception {
    Path password = open(Files.writeString(folder.resolve("password"), "s3cret"));
    Path file = data().resolve(SettingsReader.FILE);
    Map<String, String> account = Map.of("account", "111122223333");

    assertThat(exposed(account, "port = 1")).isEmpty();
    assertThat(exposed(account, "databasePassword = s3cret"))
        .hasSize(1)
        .first()
        .asString()
        .startsWith(file + ": others on this host may get at it (mode rw-r--r--)")
        .doesNotContain("s3cret");
    assertThat(exposed(account, "databaseUrl = jdbc:postgresql://h/d?password=s3cret")).hasSize(1);
    assertThat(exposed(account, "databasePasswordFile = " + password))
        .singleElement()
        .asString()
        .startsWith(password.toString());
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
    assertThat(exposed(account, "databasePasswordFile = " + password)).isEmpty();
    assertThat(mode(file)).isEqualTo("rw-r--r--");
  }

  @Test
  void keyOfTheCertificateIsOneOfThem() throws Exception {
    Path key = open(Files.writeString(folder.resolve("key.pem"), ""));
    Map<String, String> tls =
        Map.of(
            "account", "111122223333", "tlsKey", key.toString(), "tlsCertificate", key.toString());

    assertThat(exposed(tls)).singleElement().asString().startsWith(key.toString());
  }
}
