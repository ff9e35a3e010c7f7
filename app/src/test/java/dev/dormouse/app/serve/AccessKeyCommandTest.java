package dev.dormouse.app.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.dormouse.analyzers.access.AccessKey;
import dev.dormouse.analyzers.access.AuditEntry;
import dev.dormouse.analyzers.access.Role;
import dev.dormouse.app.Main;
import dev.dormouse.app.Session;
import dev.dormouse.store.DatabaseSettings;
import dev.dormouse.testing.Signer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessKeyCommandTest {
  private static final String ACCOUNT = "--account=111122223333";

  @TempDir Path folder = Path.of("");

  private Path data() {
    return folder.resolve("data");
  }

  private record Run(int exit, String out, String err) {
    /** Of a key that it told. */
    Signer signer(Path folder) throws Exception {
      Path profile = Files.writeString(folder.resolve("told"), out);
      return Signer.of(profile);
    }
  }

  private Run keys(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Session session =
        new Session(
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            false,
            Clock.systemUTC(),
            Map.of("DORMOUSE_HOME", data().toString()));
    String[] all = new String[args.length + 1];
    all[0] = "access-key";
    System.arraycopy(args, 0, all, 1, args.length);
    int exit = Main.run(session, all);
    session.out().flush();
    return new Run(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private void serverHasStarted() {
    Served.start(data(), ACCOUNT).close();
  }

  @Test
  void whereNoServerHasStartedNothingIsMade() throws Exception {
    for (String command : new String[] {"create --role=admin", "list", "delete AKIANOBODY"}) {
      Run absent = keys(command.split(" "));
      assertThat(absent.exit()).isEqualTo(4);
      assertThat(absent.err()).contains(data() + ": no server's data folder there").hasLineCount(1);
      assertThat(absent.out()).isEmpty();
      assertThat(data()).doesNotExist();
    }
    Files.createDirectory(data());
    assertThat(keys("list").exit()).isEqualTo(4);
    assertThat(keys("list").err()).contains("no server's data folder there");
    assertThat(data()).isEmptyDirectory();
  }

  @Test
  void emptyPostgresIsNoServersStoreAndStaysEmpty() throws Exception {
    Files.createDirectory(data());
    Files.write(data().resolve(DataFolder.SECRET_KEY), new byte[32]);
    DatabaseSettings.Postgres database = (DatabaseSettings.Postgres) Stores.POSTGRES.empty(folder);
    Files.writeString(
        data().resolve(SettingsReader.FILE),
        "databaseUrl = " + database.jdbcUrl() + "\ndatabaseUser = " + database.user() + "\n");

    Run absent = keys("create", "--role=admin");

    assertThat(absent.exit()).isEqualTo(4);
    assertThat(absent.err()).contains("no server has made a store in " + database.jdbcUrl());
    assertThat(keys("list").exit()).isEqualTo(4);
  }

  @Test
  void keyIsMadeAsAskedAndItsSecretToldOnce() throws Exception {
    serverHasStarted();
    Run made =
        keys(
            "create",
            "--role=viewer",
            "--account=111122223333,222233334444",
            "--expires=2100-01-31",
            "--description=dashboards");

    assertThat(made.exit()).isZero();
    assertThat(made.out())
        .matches("\\[default]\naws_access_key_id = AKIA\\w{16}\naws_secret_access_key = \\S{40}\n");
    Signer signer = made.signer(folder);
    Run list = keys("list");
    assertThat(list.out())
        .contains(signer.keyId())
        .contains("viewer  enabled  111122223333,222233334444  expires 2100-01-31T00:00:00Z")
        .contains("dashboards")
        .doesNotContain(signer.secret());
  }

  @Test
  void wrongWishesAreRefusedInOneLineAndMakeNothing() {
    serverHasStarted();
    String before = keys("list").out();
    for (String[] wish :
        new String[][] {
          {"create", "--role=owner"},
          {"create", "--role=viewer", "--account=1"},
          {"create", "--role=viewer", "--expires=2020-01-01"},
          {"create", "--role=viewer", "--expires=soon"}
        }) {
      Run refused = keys(wish);
      assertThat(refused.exit()).as(String.join(" ", wish)).isEqualTo(2);
      assertThat(refused.err().lines()).hasSize(1);
      assertThat(refused.out()).isEmpty();
    }
    for (String change : new String[] {"disable", "enable", "delete"}) {
      Run unknown = keys(change, "AKIANOBODY");
      assertThat(unknown.exit()).isEqualTo(10);
      assertThat(unknown.err()).isEqualTo("dormouse: there is no access key AKIANOBODY\n");
    }
    assertThat(keys("list").out()).isEqualTo(before);
  }

  @Test
  void hostileDescriptionStaysInItsLine() {
    serverHasStarted();
    keys("create", "--role=admin", "--description=a\nAKIAFORGED  admin\u001b[2J\u202e\u009b");

    String list = keys("list").out();

    assertThat(list.lines()).hasSize(2);
    assertThat(list).doesNotContainPattern("[\u001b\u202e\u009b]").contains("\\u001b[2J");
  }

  @Test
  void runningServerHearsOfNewDisabledAndDeletedKeys() throws Exception {
    try (Served served = Served.start(data(), ACCOUNT)) {
      Signer signer = keys("create", "--role=viewer").signer(folder);
      Rig.await("the new key", () -> status(served, signer) == 200);

      assertThat(keys("disable", signer.keyId()).out())
          .isEqualTo(signer.keyId() + " is disabled\n");
      Rig.await("the disabled key", () -> status(served, signer) == 403);

      assertThat(keys("enable", signer.keyId()).exit()).isZero();
      Rig.await("the enabled key", () -> status(served, signer) == 200);

      assertThat(keys("delete", signer.keyId()).exit()).isZero();
      Rig.await("the deleted key", () -> status(served, signer) == 403);
      assertThat(keys("enable", signer.keyId()).exit()).isEqualTo(10);
    }
  }

  @Test
  void whatIsDoneToKeysIsInTheAuditLogWithoutTheSecret() throws Exception {
    try (Served served = Served.start(data(), ACCOUNT)) {
      String by = "host:" + System.getProperty("user.name");
      Signer signer =
          keys("create", "--role=viewer", "--account=222233334444", "--description=x")
              .signer(folder);
      keys("disable", signer.keyId());
      keys("enable", signer.keyId());
      keys("delete", signer.keyId());
      keys("delete", "AKIANOBODY");
      keys("list");

      List<AuditEntry> entries = served.server.database().access().audit(null, 100);

      assertThat(entries)
          .extracting(AuditEntry::operation, AuditEntry::target, AuditEntry::status)
          .containsExactly(
              tuple("access-key delete", "AKIANOBODY", 404),
              tuple("access-key delete", signer.keyId(), 200),
              tuple("access-key enable", signer.keyId(), 200),
              tuple("access-key disable", signer.keyId(), 200),
              tuple("access-key create", signer.keyId(), 200));
      assertThat(entries)
          .allMatch(one -> one.caller().equals(by) && one.address().isEmpty())
          .noneMatch(one -> one.toString().contains(signer.secret()));
      assertThat(entries.getLast().detail())
          .isEqualTo("{\"role\":\"viewer\",\"accounts\":[\"222233334444\"]}");
      assertThat(served.call("GET", "/dormouse/v1/audit", "").body()).contains(by);
    }
  }

  private static int status(Served served, Signer signer) {
    try {
      return served.call(signer, "GET", "/analyzer", "").statusCode();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void keyIsRefusedOnceItHasExpired() throws Exception {
    Instant soon = Instant.now().plusSeconds(10);
    try (Served served = Served.start(data(), ACCOUNT)) {
      Signer signer = keys("create", "--role=viewer", "--expires=" + soon).signer(folder);
      AccessKey key = served.server.database().access().find(signer.keyId()).orElseThrow();
      assertThat(key.role()).isEqualTo(Role.VIEWER);
      assertThat(key.accounts()).isEqualTo(Set.of());
      assertThat(key.expiresAt()).isEqualTo(soon);

      Rig.await("the end", () -> status(served, signer) == 403);
      assertThat(Instant.now()).isAfterOrEqualTo(soon);
    }
  }

  @Test
  void commandOfNoKindNamesThoseThereAre() {
    assertThat(keys().exit()).isEqualTo(2);
    assertThat(keys().err()).contains("create, list, disable, enable, delete");
  }
}
