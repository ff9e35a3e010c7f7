package dev.dormouse.app.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.analyzers.ArchiveRule;
import dev.dormouse.analyzers.Criterion;
import dev.dormouse.analyzers.Filter;
import dev.dormouse.analyzers.FilterKey;
import dev.dormouse.analyzers.life.Archive;
import dev.dormouse.analyzers.life.FindingChange;
import dev.dormouse.analyzers.life.FindingRecord;
import dev.dormouse.analyzers.life.FindingStatus;
import dev.dormouse.analyzers.port.FindingStore;
import dev.dormouse.app.Exit;
import dev.dormouse.app.Failure;
import dev.dormouse.catalog.Catalog;
import dev.dormouse.store.DatabaseSettings;
import dev.dormouse.testing.Export;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a scan stores where others write, or the database is not as it should be. */
class StoredAnalysisTest {
  private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

  @TempDir Path folder = Path.of("");

  private Rig rig(DatabaseSettings settings, String... roles) throws IOException {
    Export export = Export.of(Rig.ACCOUNT);
    for (String role : roles) {
      export.role(role, Export.NEVER_USED);
    }
    export.write(folder.resolve("snapshot"));
    return new Rig(settings, folder.resolve("snapshot"), InstantSource.fixed(NOW));
  }

  private static void execute(Rig rig, String sql) throws SQLException {
    try (Connection connection = rig.database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static ArchiveRule rule(String part) {
    Filter filter = Filter.of(Map.of(FilterKey.RESOURCE, Criterion.contains(part)));
    return new ArchiveRule("mine", filter, NOW, NOW);
  }

  /**
   * The findings, where somebody makes a rule between the decision on changes and their storing.
   */
  private static FindingStore ruleMeanwhile(Rig rig, Analyzer analyzer) {
    FindingStore store = rig.database.findings();
    return (FindingStore)
        Proxy.newProxyInstance(
            StoredAnalysisTest.class.getClassLoader(),
            new Class<?>[] {FindingStore.class},
            (proxy, method, args) -> {
              if (method.getName().equals("apply")
                  && rig.database.analyzers().rules(analyzer.id()).isEmpty()) {
                rig.database.analyzers().createRule(analyzer.id(), rule("Idle"), 10);
              }
              try {
                return method.invoke(store, args);
              } catch (InvocationTargetException e) {
                throw e.getTargetException();
              }
            });
  }

  @ParameterizedTest
  @EnumSource
  void ruleThatIsMadeWhileAnAccountIsScannedMeetsItsFindings(Stores store) throws Exception {
    try (Rig rig = rig(store.empty(folder), "Idle")) {
      Analyzer analyzer = rig.analyzer("one", 90);

      assertThat(rig.scan(ruleMeanwhile(rig, analyzer)).scan(Rig.ACCOUNT))
          .isEqualTo(AccountScan.End.ANALYZED);

      assertThat(rig.told(analyzer, FindingStatus.ARCHIVED)).hasSize(1);
      assertThat(rig.active(analyzer)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void archiveThatIsOverGivesWayToARuleInAScanAsInHousekeeping(Stores store) throws Exception {
    try (Rig rig = rig(store.empty(folder), "Idle")) {
      Analyzer analyzer = rig.analyzer("one", 90);
      rig.scan.scan(Rig.ACCOUNT);
      FindingRecord open = rig.findings(analyzer).getFirst();
      Archive over = new Archive(null, "AKIAPERSON", "holiday", "ann", NOW);
      FindingRecord archived = open.archived(over, NOW, UUID.randomUUID());
      rig.database
          .findings()
          .apply(analyzer.id(), List.of(new FindingChange.Changed(open, archived)), null, NOW);
      rig.database.analyzers().createRule(analyzer.id(), rule("Idle"), 10);

      rig.scan.scan(Rig.ACCOUNT);

      Archive archive = rig.findings(analyzer).getFirst().archive();
      assertThat(archive).extracting(Archive::rule).isEqualTo("mine");
    }
  }

  @ParameterizedTest
  @EnumSource
  void damagedFindingIsNamedAndKeptAndStopsNoOther(Stores store) throws Exception {
    DatabaseSettings settings = store.empty(folder);
    UUID damaged;
    try (Rig rig = rig(settings, "Idle")) {
      Analyzer analyzer = rig.analyzer("one", 90);
      rig.scan.scan(Rig.ACCOUNT);
      damaged = rig.findings(analyzer).getFirst().id();
      execute(
          rig,
          switch (store) {
            case SQLITE -> "UPDATE finding SET details = X'00'";
            case POSTGRES -> "UPDATE finding SET details = '\\x00'";
          });
    }
    try (Rig rig = rig(settings, "Idle", "Other")) {
      Analyzer analyzer = rig.database.analyzers().find("one").orElseThrow();

      assertThat(rig.scan.scan(Rig.ACCOUNT)).isEqualTo(AccountScan.End.ANALYZED);

      assertThat(rig.active(analyzer)).hasSize(2);
      assertThat(rig.findings(analyzer)).extracting(FindingRecord::id).contains(damaged);
      assertThat(rig.database.findings().analysis(analyzer.id(), Rig.ACCOUNT).orElseThrow().gaps())
          .anyMatch(gap -> gap.startsWith("finding " + damaged));
    }
  }

  @ParameterizedTest
  @EnumSource
  void serverWithAnotherCatalogThanTheFindingsAreWrittenWithDoesNotStart(Stores store)
      throws Exception {
    DatabaseSettings settings = store.empty(folder);
    try (Rig rig = rig(settings)) {
      execute(rig, "UPDATE catalog_mark SET ids = ids + 1");
    }

    assertThatThrownBy(
            () ->
                Server.database(
                        settings, Catalog.bundled(), InstantSource.system(), UUID::randomUUID)
                    .close())
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.exit()).isEqualTo(Exit.BAD_INPUT))
        .hasMessageContaining("catalog.txt");
  }
}
