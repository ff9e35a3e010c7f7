package dev.dormouse.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dormouse.analyzers.access.AuditEntry;
import dev.dormouse.api.call.Endpoint;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each operation that changes something is in the audit log, and no other. */
class MutationsAuditTest {
  private static final Set<String> EXPECTED =
      Set.of(
          "CreateAnalyzer",
          "UpdateAnalyzer",
          "DeleteAnalyzer",
          "CreateServiceLinkedAnalyzer",
          "DeleteServiceLinkedAnalyzer",
          "CreateArchiveRule",
          "UpdateArchiveRule",
          "DeleteArchiveRule",
          "ApplyArchiveRule",
          "UpdateFindings",
          "TagResource",
          "UntagResource",
          "POST /dormouse/v1/analyzers/{name}/findings/archive",
          "POST /dormouse/v1/analyzers/{name}/findings/unarchive",
          "POST /dormouse/v1/analyzers/{name}/scan",
          "PUT /dormouse/v1/analyzers/{name}/scope");

  @Test
  void everyOperationThatChangesSomethingIsInTheLogAndNoOther(@TempDir Path folder) {
    List<Endpoint> all = Endpoints.all(folder.resolve("other"));
    try (ServerFixture server = new ServerFixture(folder)) {
      for (Endpoint each : all) {
        String target = each.path().toString().replaceAll("\\{\\w+}", "x");
        server.calls().call(each.method(), target, each.method().equals("GET") ? "" : "{}");
      }

      List<AuditEntry> entries = server.database.access().audit(null, 1_000);

      assertThat(new TreeSet<>(entries.stream().map(AuditEntry::operation).toList()))
          .isEqualTo(new TreeSet<>(EXPECTED));
      assertThat(entries)
          .hasSameSizeAs(EXPECTED)
          .allMatch(one -> one.caller().equals(server.admin.key().id()));
    }
  }
}
