package dev.dormouse.api;

import static dev.dormouse.api.ExtensionWorld.ONE;
import static dev.dormouse.api.ExtensionWorld.OTHER;
import static dev.dormouse.api.ExtensionWorld.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.analyzers.life.Archive;
import dev.dormouse.analyzers.life.FindingRecord;
import dev.dormouse.analyzers.life.FindingStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archiving many findings at once, with a reason, an owner and an end. */
class BulkArchivingTest {
  private static final String ARCHIVE = ROOT + "/findings/archive";
  private static final String UNARCHIVE = ROOT + "/findings/unarchive";
  private ExtensionWorld world;

  @BeforeEach
  void start(@TempDir Path folder) {
    world = new ExtensionWorld(folder);
  }

  @AfterEach
  void stop() {
    world.close();
    assertThat(world.server.faults).isEmpty();
  }

  private FindingRecord finding(UUID id) {
    return world
        .server
        .database
        .findings()
        .find(world.server.analyzer("org").id(), id)
        .orElseThrow();
  }

  private String archive(String body) {
    return world.call(world.operator, "POST", ARCHIVE, body).body();
  }

  @Test
  void archivedFindingCarriesReasonOwnerAndEnd() {
    Instant until =
        world.server.clock.instant().plus(Duration.ofDays(30)).truncatedTo(ChronoUnit.MILLIS);
    String body =
        "{'ids':['%s','%s'],'reason':'migration','owner':'team-a','until':'%s'}"
            .formatted(world.role, world.role, until);
    assertThat(archive(body)).isEqualTo("{\"matched\":1,\"changed\":1}");
    assertThat(archive(body)).isEqualTo("{\"matched\":1,\"changed\":0}");
    assertThat(finding(world.role).archive())
        .isEqualTo(new Archive(null, world.operator.key().id(), "migration", "team-a", until));
    assertThat(world.get(ROOT + "/findings/" + world.role + "/evidence").body())
        .contains("\"reason\":\"migration\",\"owner\":\"team-a\",\"until\":\"" + until + "\"");
  }

  @Test
  void archivedFindingComesBackAfterItsEnd() {
    Instant until = world.server.clock.instant().plus(Duration.ofDays(2));
    archive("{'ids':['" + world.role + "'],'until':'" + until + "'}");
    archive("{'ids':['" + world.keys + "']}");
    var findings = world.server.database.findings();
    assertThat(findings.sweepEndedArchives(until.minusSeconds(1), 100)).isZero();
    assertThat(finding(world.role).status()).isEqualTo(FindingStatus.ARCHIVED);
    assertThat(findings.sweepEndedArchives(until.plusSeconds(1), 100)).isEqualTo(1);
    assertThat(finding(world.role).status()).isEqualTo(FindingStatus.ACTIVE);
    assertThat(finding(world.keys).status()).isEqualTo(FindingStatus.ARCHIVED);
  }

  @Test
  void endWithAnOffsetIsTheSameMoment() {
    archive("{'ids':['" + world.role + "'],'until':'2090-01-01T02:00+02:00'}");
    assertThat(finding(world.role).archive())
        .satisfies(it -> assertThat(it).isNotNull())
        .extracting(it -> java.util.Objects.requireNonNull(it).until())
        .isEqualTo(Instant.parse("2090-01-01T00:00:00Z"));
  }

  @Test
  void filterReachesMoreFindingsThanAPageHas() {
    for (int i = 0; i < 1_100; i++) {
      world.findings.role(OTHER, "many" + i);
    }
    String filter = "{'filter':{'resource':{'contains':['many']}},'reason':'a batch'}";
    assertThat(archive(filter)).isEqualTo("{\"matched\":1100,\"changed\":1100}");
    assertThat(archive(filter)).isEqualTo("{\"matched\":0,\"changed\":0}");
    assertThat(world.get(ROOT + "/trends").body()).contains("\"active\":4,\"archived\":1100,");
    assertThat(
            world
                .call(
                    world.operator,
                    "POST",
                    UNARCHIVE,
                    "{'filter':{'resourceOwnerAccount':{'eq':['" + OTHER + "']}}}")
                .body())
        .isEqualTo("{\"matched\":1100,\"changed\":1100}");
    assertThat(world.get(ROOT + "/trends").body()).contains("\"active\":1104,\"archived\":0,");
  }

  @Test
  void filterWithoutStatusKeepsEarlierReasons() {
    archive("{'ids':['" + world.role + "'],'reason':'the first'}");
    assertThat(
            archive(
                "{'filter':{'resourceOwnerAccount':{'eq':['" + ONE + "']}},'reason':'the rest'}"))
        .isEqualTo("{\"matched\":2,\"changed\":2}");
    assertThat(finding(world.role).archive())
        .isEqualTo(new Archive(null, world.operator.key().id(), "the first", null, null));
    archive("{'filter':{'status':{'eq':['ARCHIVED']}},'reason':'all the same'}");
    assertThat(finding(world.role).archive())
        .isEqualTo(new Archive(null, world.operator.key().id(), "all the same", null, null));
  }

  @Test
  void resolvedFindingStaysAsItIs() {
    var findings = world.server.database.findings();
    FindingRecord before = finding(world.role);
    long analyzer = world.server.analyzer("org").id();
    Instant now = world.server.clock.instant();
    FindingRecord resolved = before.resolved(now, UUID.randomUUID());
    assertThat(
            findings.apply(
                analyzer,
                java.util.List.of(
                    new dev.dormouse.analyzers.life.FindingChange.Changed(before, resolved)),
                null,
                now))
        .isTrue();
    assertThat(archive("{'ids':['" + world.role + "']}"))
        .isEqualTo("{\"matched\":1,\"changed\":0}");
    assertThat(finding(world.role).status()).isEqualTo(FindingStatus.RESOLVED);
  }
}
