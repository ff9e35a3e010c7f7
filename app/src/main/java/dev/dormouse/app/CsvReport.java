package dev.dormouse.app;

import dev.dormouse.catalog.Catalog;
import dev.dormouse.findings.Assessment;
import dev.dormouse.findings.Finding;
import dev.dormouse.findings.ServiceVerdict;
import dev.dormouse.snapshot.AccountResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A row a finding, by RFC 4180; with details, a row for each key and each service of a finding. */
final class CsvReport implements ScanReport<List<List<String>>> {
  private static final List<String> COLUMNS =
      List.of(
          "account",
          "accountName",
          "findingType",
          "resource",
          "resourceType",
          "principalId",
          "createdAt",
          "lastUsed",
          "unusedServices",
          "unusedActions",
          "subject",
          "because",
          "findingId");

  private final boolean details;
  private final Catalog catalog;
  private final CSVPrinter csv;

  CsvReport(ScanHeader header, Writer out, boolean details) {
    this.details = details;
    this.catalog = header.catalog();
    try {
      this.csv =
          new CSVPrinter(
              out, CSVFormat.RFC4180.builder().setHeader(COLUMNS.toArray(new String[0])).get());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<List<String>> render(AccountResult result) {
    List<List<String>> rows = new ArrayList<>();
    for (Assessment assessment : result.assessments()) {
      for (Finding finding : assessment.findings()) {
        rows.addAll(rows(assessment, finding));
      }
    }
    return rows;
  }

  private List<List<String>> rows(Assessment assessment, Finding finding) {
    return switch (finding) {
      case Finding.UnusedRole role ->
          List.of(row(assessment, finding, role.evidence().last(), "", ""));
      case Finding.UnusedPassword password ->
          List.of(row(assessment, finding, password.evidence().last(), "", ""));
      case Finding.UnusedAccessKeys keys ->
          details
              ? keys.keys().stream()
                  .map(key -> row(assessment, finding, key.evidence().last(), "", key.key().id()))
                  .toList()
              : List.of(
                  row(
                      assessment,
                      finding,
                      FindingText.lastUsed(finding),
                      "",
                      String.join(" ", keys.keys().stream().map(key -> key.key().id()).toList())));
      case Finding.UnusedPermissions permissions -> {
        List<ServiceVerdict> services = permissions.verdicts().unusedServices();
        yield details
            ? services.stream()
                .map(
                    service ->
                        row(
                            assessment,
                            finding,
                            service.lastAccessed(),
                            Integer.toString(service.unused().size()),
                            service.service().prefix()
                                + ": "
                                + String.join(
                                    " ",
                                    service
                                        .unused()
                                        .ids()
                                        .mapToObj(id -> catalog.action(id).name())
                                        .sorted()
                                        .toList())))
                .toList()
            : List.of(
                row(
                    assessment,
                    finding,
                    null,
                    Integer.toString(permissions.verdicts().unused().size()),
                    String.join(
                        " ",
                        services.stream().map(service -> service.service().prefix()).toList())));
      }
    };
  }

  private List<String> row(
      Assessment assessment,
      Finding finding,
      @org.jspecify.annotations.Nullable Instant last,
      String actions,
      String subject) {
    int services =
        finding instanceof Finding.UnusedPermissions permissions
            ? permissions.verdicts().unusedServiceCount()
            : 0;
    List<String> row =
        List.of(
            assessment.account().id(),
            Objects.requireNonNullElse(assessment.account().name(), ""),
            finding.type().wireName(),
            assessment.principal().arn().toString(),
            assessment.principal().kind().resourceType(),
            assessment.principal().id(),
            assessment.principal().created().toString(),
            last == null ? "" : last.toString(),
            finding instanceof Finding.UnusedPermissions ? Integer.toString(services) : "",
            actions,
            subject,
            FindingText.because(finding, assessment.window()),
            FindingText.id(assessment.principal(), finding.type()));
    return row.stream().map(Texts::cell).toList();
  }

  @Override
  public void append(List<List<String>> rows) {
    try {
      csv.printRecords(rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void finish(ScanSummary summary) {
    try {
      csv.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
