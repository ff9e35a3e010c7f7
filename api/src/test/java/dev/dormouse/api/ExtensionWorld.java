package dev.dormouse.api;

import dev.dormouse.analyzers.access.Role;
import dev.dormouse.analyzers.life.AccountAnalysis;
import dev.dormouse.analyzers.life.AccountAnalysis.Outcome;
import dev.dormouse.analyzers.life.AccountAnalysis.UnknownCount;
import dev.dormouse.api.key.AccessKeys;
import dev.dormouse.evidence.UnknownReason;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A server with one organization analyzer, some findings in two accounts, and an explanation. */
final class ExtensionWorld implements AutoCloseable {
  static final String ONE = "222233334444";
  static final String OTHER = "333344445555";
  static final String ROOT = "/dormouse/v1/analyzers/org";
  static final String ROLE_ARN = "arn:aws:iam::222233334444:role/idle";

  final ServerFixture server;
  final Findings findings;
  final UUID role;
  final UUID permissions;
  final UUID keys;
  final UUID elsewhere;
  final AccessKeys.Created viewer;
  final AccessKeys.Created operator;
  final AccessKeys.Created limited;

  ExtensionWorld(Path folder) {
    server = new ServerFixture(folder);
    server
        .calls()
        .call(
            "PUT",
            "/analyzer",
            "{\"analyzerName\":\"org\",\"type\":\"ORGANIZATION_UNUSED_ACCESS\"}");
    findings = new Findings(server, "org");
    role = findings.role(ONE, "idle");
    permissions = findings.permissions(ONE, "wide");
    keys = findings.keys(ONE, "keys");
    elsewhere = findings.password(OTHER, "person");
    viewer = server.key(Role.VIEWER, Set.of());
    operator = server.key(Role.OPERATOR, Set.of());
    limited = server.key(Role.OPERATOR, Set.of(ONE));
    analyze(ONE, Outcome.INCOMPLETE, server.clock.instant());
    analyze(OTHER, Outcome.FAILED, null);
    server.explanations.put(
        ROLE_ARN,
        "{\"resource\":\"" + ROLE_ARN + "\",\"principal\":{\"id\":\"AROAidle" + ONE + "\"}}");
  }

  private void analyze(
      String account, Outcome outcome, @org.jspecify.annotations.Nullable Instant analyzed) {
    long analyzer = server.analyzer("org").id();
    AccountAnalysis analysis =
        new AccountAnalysis(
            analyzer,
            account,
            "name of " + account,
            "Root/Prod",
            outcome,
            server.clock.instant(),
            analyzed,
            analyzed,
            outcome == Outcome.FAILED ? "no authorization details" : "",
            2,
            1,
            0,
            0,
            List.of(new UnknownCount("role", UnknownReason.NO_ROLE_LAST_USED, 1, 0)),
            List.of("a file is missing"),
            analyzed == null ? Set.of() : Set.of("AROA1" + account, "AROA2" + account, "AIDA1"),
            "fingerprint",
            AccountAnalysis.Basis.of(server.analyzer("org")));
    if (!server.database.findings().apply(analyzer, List.of(), analysis, server.clock.instant())) {
      throw new IllegalStateException("not applied");
    }
  }

  /**
   * @param body with single quotes
   */
  Calls.Reply call(String method, String target, String body) {
    return call(server.admin, method, target, body);
  }

  Calls.Reply call(AccessKeys.Created key, String method, String target, String body) {
    return server.calls(key).call(method, target, body.replace('\'', '"'));
  }

  Calls.Reply get(String path) {
    return call("GET", path, "");
  }

  @Override
  public void close() {
    server.close();
  }
}
