package dev.dormouse.store;

import dev.dormouse.analyzers.Analyzer;
import dev.dormouse.analyzers.AnalyzerConfiguration;
import dev.dormouse.analyzers.AnalyzerType;
import dev.dormouse.analyzers.Filter;
import dev.dormouse.analyzers.life.AccountAnalysis;
import dev.dormouse.analyzers.life.FindingChange;
import dev.dormouse.analyzers.life.FindingDetails;
import dev.dormouse.analyzers.life.FindingRecord;
import dev.dormouse.analyzers.life.FindingStatus;
import dev.dormouse.analyzers.life.PrincipalRef;
import dev.dormouse.analyzers.life.TimeOrderedIds;
import dev.dormouse.analyzers.port.FindingQuery;
import dev.dormouse.analyzers.port.FindingStore;
import dev.dormouse.catalog.ActionSet;
import dev.dormouse.catalog.Catalog;
import dev.dormouse.findings.FindingType;
import dev.dormouse.policy.PrincipalKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** A database for one test, and findings to put into it. */
final class StoreFixture implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-24T10:00:00.123456789Z");
  static final String ACCOUNT = "111122223333";

  final Database database;
  final TimeOrderedIds ids = new TimeOrderedIds(InstantSource.system(), new Random(7));
  private int analyzers;

  StoreFixture(DatabaseSettings settings) {
    database = Database.open(settings, Catalog.bundled(), InstantSource.system(), ids);
  }

  FindingStore findings() {
    return database.findings();
  }

  long analyzer() {
    return analyzer("analyzer-" + analyzers++).id();
  }

  Analyzer analyzer(String name) {
    return database
        .analyzers()
        .create(
            name,
            AnalyzerType.ORGANIZATION_UNUSED_ACCESS,
            AnalyzerConfiguration.DEFAULT,
            Map.of(),
            List.of(),
            NOW,
            100);
  }

  FindingRecord finding(long analyzer, String name) {
    return finding(analyzer, ACCOUNT, name, FindingType.UNUSED_PERMISSION);
  }

  FindingRecord finding(long analyzer, String account, String name, FindingType type) {
    UUID id = ids.get();
    return new FindingRecord(
        id,
        analyzer,
        id,
        principal(account, name, type),
        type,
        FindingStatus.ACTIVE,
        null,
        details(type),
        NOW,
        NOW,
        null,
        null,
        ids.get());
  }

  private static PrincipalRef principal(String account, String name, FindingType type) {
    return switch (type) {
      case UNUSED_IAM_ROLE, UNUSED_PERMISSION ->
          new PrincipalRef(
              account,
              "arn:aws:iam::" + account + ":role/" + name,
              "AROA" + account + name,
              PrincipalKind.ROLE);
      case UNUSED_IAM_USER_ACCESS_KEY, UNUSED_IAM_USER_PASSWORD ->
          new PrincipalRef(
              account,
              "arn:aws:iam::" + account + ":user/" + name,
              "AIDA" + account + name,
              PrincipalKind.USER);
    };
  }

  static FindingDetails details(FindingType type) {
    Instant used = Instant.parse("2026-05-01T12:00:00Z");
    return switch (type) {
      case UNUSED_IAM_ROLE -> new FindingDetails.Role(used);
      case UNUSED_IAM_USER_PASSWORD -> new FindingDetails.Password(null);
      case UNUSED_IAM_USER_ACCESS_KEY ->
          new FindingDetails.Keys(List.of(new FindingDetails.Key("AKIAEXAMPLE", used)));
      case UNUSED_PERMISSION -> permissions();
    };
  }

  private static FindingDetails permissions() {
    int[] actions = new int[3];
    int[] found = {0};
    Catalog.bundled()
        .expand("sqs:*")
        .forEach(
            id -> {
              if (found[0] < actions.length) {
                actions[found[0]++] = id;
              }
            });
    return new FindingDetails.Permissions(
        List.of(new FindingDetails.Service("sqs", true, null, ActionSet.of(actions), Map.of())));
  }

  /** A successful analysis of {@link #ACCOUNT}. */
  static AccountAnalysis analysis(long analyzer, Instant at) {
    return new AccountAnalysis(
        analyzer,
        ACCOUNT,
        null,
        "",
        AccountAnalysis.Outcome.COMPLETE,
        at,
        at,
        at,
        "",
        1,
        0,
        0,
        0,
        List.of(),
        List.of(),
        Set.of(),
        "fingerprint",
        new AccountAnalysis.Basis(0, "judged"));
  }

  /** Does to the tables what no program of ours does. */
  void execute(String sql) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Opens findings, which must succeed. */
  void open(long analyzer, FindingRecord... findings) {
    open(analyzer, List.of(findings));
  }

  void open(long analyzer, List<FindingRecord> findings) {
    List<FindingChange> changes =
        findings.stream().<FindingChange>map(FindingChange.Opened::new).toList();
    apply(analyzer, NOW, changes);
  }

  FindingRecord resolve(FindingRecord finding, Instant at) {
    FindingRecord resolved = finding.resolved(at, ids.get());
    apply(finding.analyzer(), at, List.of(new FindingChange.Changed(finding, resolved)));
    return resolved;
  }

  void apply(long analyzer, Instant at, List<FindingChange> changes) {
    if (!findings().apply(analyzer, changes, null, at)) {
      throw new AssertionError("the store refused " + changes);
    }
  }

  static FindingQuery everything(long analyzer) {
    return query(analyzer, Filter.NONE);
  }

  static FindingQuery query(long analyzer, Filter filter) {
    return query(analyzer, filter, 100);
  }

  static FindingQuery query(long analyzer, Filter filter, int limit) {
    return new FindingQuery(
        analyzer, filter, Set.of(), FindingQuery.SortKey.UPDATED_AT, true, null, limit);
  }

  @Override
  public void close() {
    database.close();
  }
}
