package dev.dormouse.api.extension;

import dev.dormouse.analyzers.life.Archive;
import dev.dormouse.analyzers.life.FindingDetails;
import dev.dormouse.analyzers.life.FindingError;
import dev.dormouse.analyzers.life.FindingRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** A row a finding, by RFC 4180; cells are harmless to spreadsheets ({@link CsvCells}). */
record CsvExport() implements ExportFormat {
  private static final List<String> COLUMNS =
      List.of(
          "id",
          "account",
          "findingType",
          "resource",
          "resourceType",
          "principalId",
          "status",
          "createdAt",
          "updatedAt",
          "analyzedAt",
          "lastAccessed",
          "unusedServices",
          "unusedActions",
          "subject",
          "error",
          "lineage",
          "archiveRule",
          "archivedBy",
          "archiveReason",
          "archiveOwner",
          "archiveUntil");

  /**
   * What the details say in a row.
   *
   * @param subject ids of the unused keys, or prefixes of the services with something unused
   */
  private record Told(@Nullable Instant last, String services, String actions, String subject) {}

  @Override
  public String contentType() {
    return "text/csv; charset=utf-8";
  }

  @Override
  public Sink open(OutputStream out) throws IOException {
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    CSVPrinter csv =
        new CSVPrinter(
            writer, CSVFormat.RFC4180.builder().setHeader(COLUMNS.toArray(new String[0])).get());
    return new Sink() {
      @Override
      public void write(FindingRecord finding) throws IOException {
        csv.printRecord(row(finding).stream().map(CsvCells::harmless).toList());
      }

      @Override
      public void finish() throws IOException {
        csv.flush();
      }
    };
  }

  private static List<String> row(FindingRecord finding) {
    Told told = told(finding.details());
    FindingError error = finding.error();
    Archive archive = finding.archive();
    return List.of(
        finding.id().toString(),
        finding.principal().accountId(),
        finding.type().wireName(),
        finding.principal().arn(),
        finding.principal().kind().resourceType(),
        finding.principal().uniqueId(),
        finding.status().name(),
        text(finding.createdAt()),
        text(finding.updatedAt()),
        text(finding.analyzedAt()),
        text(told.last()),
        told.services(),
        told.actions(),
        told.subject(),
        text(error),
        finding.lineage().toString(),
        of(archive, Archive::rule),
        of(archive, Archive::by),
        of(archive, Archive::reason),
        of(archive, Archive::owner),
        of(archive, Archive::until));
  }

  private static Told told(@Nullable FindingDetails details) {
    return switch (details) {
      case null -> new Told(null, "", "", "");
      case FindingDetails.Role(var last) -> new Told(last, "", "", "");
      case FindingDetails.Password(var last) -> new Told(last, "", "", "");
      case FindingDetails.Keys(var keys) ->
          new Told(last(keys), "", "", joined(keys, FindingDetails.Key::id));
      case FindingDetails.Permissions permissions ->
          new Told(
              null,
              Integer.toString(permissions.unusedServices()),
              Integer.toString(permissions.unusedActions()),
              joined(permissions.services(), FindingDetails.Service::prefix));
    };
  }

  private static @Nullable Instant last(List<FindingDetails.Key> keys) {
    return keys.stream()
        .map(FindingDetails.Key::lastAccessed)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  private static <T> String joined(Collection<T> parts, Function<T, String> text) {
    return parts.stream().map(text).sorted().collect(Collectors.joining(" "));
  }

  private static String of(
      @Nullable Archive archive, Function<Archive, @Nullable Object> attribute) {
    return archive == null ? "" : text(attribute.apply(archive));
  }

  /** Moments to the millisecond, as the API has them. */
  private static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Instant moment -> moment.truncatedTo(ChronoUnit.MILLIS).toString();
      default -> value.toString();
    };
  }
}
