package dev.dormouse.evidence;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * A credential report, by user name (IAM User Guide, "Get credential reports for your AWS
 * account"). Columns are found by their header, whatever their order, since AWS adds some over
 * time.
 */
public final class CredentialReport {
  private static final List<String> REQUIRED =
      List.of(
          "user",
          "arn",
          "password_enabled",
          "password_last_used",
          "password_last_changed",
          "access_key_1_active",
          "access_key_1_last_rotated",
          "access_key_1_last_used_date",
          "access_key_2_active",
          "access_key_2_last_rotated",
          "access_key_2_last_used_date");

  /** How AWS writes that there is no time: never, not known since it is told, or meaningless. */
  private static final Set<String> NO_TIME = Set.of("N/A", "NO_INFORMATION", "NOT_SUPPORTED");

  private static final String ROOT = "<root_account>";

  private final Map<String, CredentialRow> rows;

  private CredentialReport(Map<String, CredentialRow> rows) {
    this.rows = rows;
  }

  /**
   * Reads the decoded report.
   *
   * @throws EvidenceException naming the line, the column and the bad value; caused by an {@link
   *     IOException} only if reading failed
   */
  public static CredentialReport read(Reader csv) {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = format.parse(csv)) {
      requireColumns(parser.getHeaderNames());
      Map<String, CredentialRow> rows = new LinkedHashMap<>();
      for (CSVRecord record : parser) {
        CredentialRow row = row(record);
        if (!row.user().equals(ROOT) && rows.put(row.user(), row) != null) {
          throw bad(record, "user", row.user(), "there twice; are these two reports in one file?");
        }
      }
      return new CredentialReport(Collections.unmodifiableMap(rows));
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      String message = "not a CSV file: " + e.getMessage();
      boolean content = e instanceof CSVException || e.getCause() instanceof CSVException;
      throw content ? new EvidenceException(message) : new EvidenceException(message, e);
    } catch (IllegalArgumentException e) {
      throw new EvidenceException("bad header line: " + e.getMessage(), e);
    }
  }

  private static void requireColumns(List<String> header) {
    for (String column : REQUIRED) {
      if (!header.contains(column)) {
        throw new EvidenceException(
            "line 1: no column "
                + column
                + "; is this a decoded credential report (get-credential-report, base64-decoded)?");
      }
    }
  }

  private static CredentialRow row(CSVRecord record) {
    if (!record.isConsistent()) {
      throw new EvidenceException(
          "line " + (record.getRecordNumber() + 1) + ": " + record.size() + " columns; cut off?");
    }
    List<CredentialRow.Slot> keys = new ArrayList<>();
    for (String slot : List.of("access_key_1", "access_key_2")) {
      keys.add(
          new CredentialRow.Slot(
              slot,
              Boolean.TRUE.equals(bool(record, slot + "_active")),
              time(record, slot + "_last_rotated"),
              time(record, slot + "_last_used_date")));
    }
    return new CredentialRow(
        record.get("user"),
        record.get("arn"),
        bool(record, "password_enabled"),
        time(record, "password_last_used"),
        time(record, "password_last_changed"),
        record.isMapped("user_creation_time") ? time(record, "user_creation_time") : null,
        keys);
  }

  private static @Nullable Boolean bool(CSVRecord record, String column) {
    String value = record.get(column);
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "true" -> Boolean.TRUE;
      case "false" -> Boolean.FALSE;
      case "not_supported", "n/a" -> null;
      default -> throw bad(record, column, value, "neither true nor false");
    };
  }

  private static @Nullable Instant time(CSVRecord record, String column) {
    String value = record.get(column);
    if (NO_TIME.contains(value.toUpperCase(Locale.ROOT))) {
      return null;
    }
    try {
      return Timestamps.parse(value);
    } catch (DateTimeException e) {
      throw bad(record, column, value, "not a timestamp");
    }
  }

  private static EvidenceException bad(
      CSVRecord record, String column, String value, String reason) {
    return new EvidenceException(
        "line "
            + (record.getRecordNumber() + 1)
            + ", column "
            + column
            + ": \""
            + value
            + "\" is "
            + reason);
  }

  /** The user's row; empty if the user is younger than the report. */
  public Optional<CredentialRow> user(String name) {
    return Optional.ofNullable(rows.get(name));
  }

  /** A row a user, in the report's order. */
  public Collection<CredentialRow> rows() {
    return rows.values();
  }

  public int users() {
    return rows.size();
  }
}
