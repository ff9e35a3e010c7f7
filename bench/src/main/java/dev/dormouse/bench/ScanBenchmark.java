package dev.dormouse.bench;

import dev.dormouse.testing.Signer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A running server that watches a scaled sample: the first scan of all accounts, and the next one
 * with nothing changed, which must write no finding. Arguments: endpoint, data folder, snapshot
 * folder, seconds that the plain scan takes.
 */
public final class ScanBenchmark {
  private static final Pattern ANALYZED =
      Pattern.compile("dormouse_scans_total\\{outcome=\"analyzed\"} ([0-9.E]+)");
  private static final String DETAILS = "account-authorization-details.json";

  private final URI endpoint;
  private final Path data;
  private final List<Path> accounts;

  private ScanBenchmark(URI endpoint, Path data, List<Path> accounts) {
    this.endpoint = endpoint;
    this.data = data;
    this.accounts = accounts;
  }

  public static void main(String[] args) throws IOException, SQLException, InterruptedException {
    try (Stream<Path> entries = Files.list(Path.of(args[2]))) {
      List<Path> accounts = entries.filter(Files::isDirectory).toList();
      ScanBenchmark benchmark = new ScanBenchmark(URI.create(args[0]), Path.of(args[1]), accounts);
      benchmark.run(Double.parseDouble(args[3]));
    }
  }

  private void run(double plain) throws IOException, SQLException, InterruptedException {
    long start = System.nanoTime();
    try (ApiConnection connection = connection()) {
      connection.call(
          "PUT",
          "/analyzer",
          "{\"analyzerName\":\"bench\",\"type\":\"ORGANIZATION_UNUSED_ACCESS\"}");
    }
    await(accounts.size());
    Written first = written();
    print("first-scan-" + first.findings(), (System.nanoTime() - start) / 1e9, "s", 0);
    for (Path account : accounts) {
      touch(account);
    }
    start = System.nanoTime();
    await(2 * accounts.size());
    double again = (System.nanoTime() - start) / 1e9;
    print("unchanged-scan", again, "s", 0);
    print("unchanged-scan-to-plain", again / plain, "ratio", 1.5);
    print("unchanged-scan-rows-written", written().equals(first) ? 0 : 1, "rows", 0);
  }

  private ApiConnection connection() throws IOException {
    return new ApiConnection(endpoint, Signer.of(data.resolve("credentials")));
  }

  private static void touch(Path account) throws IOException {
    for (String name : List.of(DETAILS, DETAILS + ".gz")) {
      if (Files.exists(account.resolve(name))) {
        Files.setLastModifiedTime(account.resolve(name), FileTime.from(Instant.now()));
      }
    }
  }

  private void await(int scans) throws IOException, InterruptedException {
    while (scans() < scans) {
      Thread.sleep(20);
    }
  }

  private int scans() throws IOException {
    try (ApiConnection connection = connection()) {
      Matcher matcher = ANALYZED.matcher(connection.call("GET", "/metrics", ""));
      return matcher.find() ? (int) Double.parseDouble(matcher.group(1)) : 0;
    }
  }

  /**
   * @param versions a hash of the findings' versions, of which each change makes a new one
   */
  private record Written(long findings, long events, String versions) {}

  private Written written() throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve("dormouse.db"));
        Statement statement = connection.createStatement()) {
      return new Written(
          count(statement, "finding"), count(statement, "event"), versions(statement));
    }
  }

  private static long count(Statement statement, String table) throws SQLException {
    try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static String versions(Statement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery("SELECT version FROM finding ORDER BY id")) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      while (rows.next()) {
        digest.update(rows.getBytes(1));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static void print(String what, double value, String unit, double target) {
    new Figure("serve-sqlite-" + what, value, unit, target).print();
  }
}
