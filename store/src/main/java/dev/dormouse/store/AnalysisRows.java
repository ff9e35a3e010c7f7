package dev.dormouse.store;

import dev.dormouse.analyzers.life.AccountAnalysis;
import dev.dormouse.analyzers.life.AccountAnalysis.UnknownCount;
import dev.dormouse.evidence.UnknownReason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** The last analysis of an account as a row, both ways. */
final class AnalysisRows {

  /**
   * Takes the account for this transaction, against others that analyzed it as well.
   *
   * @return false, and nothing written, if a later one is stored
   */
  boolean put(Handle handle, long analyzer, AccountAnalysis analysis) {
    return handle
            .createUpdate(CountSql.PUT_ANALYSIS)
            .bind("analyzer", analyzer)
            .bind("account", analysis.accountId())
            .bind("accountName", analysis.accountName())
            .bind("accountPath", analysis.accountPath())
            .bind("outcome", Codes.of(analysis.outcome()))
            .bind("attemptedAt", Times.nanos(analysis.attemptedAt()))
            .bind("analyzedAt", Times.nanosOrNull(analysis.analyzedAt()))
            .bind("asOf", Times.nanosOrNull(analysis.asOf()))
            .bind("note", analysis.note())
            .bind("roles", analysis.roles())
            .bind("users", analysis.users())
            .bind("excludedCount", analysis.excluded())
            .bind("young", analysis.young())
            .bind(
                "unknowns",
                Json.write(json -> Json.writeList(json, analysis.unknowns(), u -> write(json, u))))
            .bind("gaps", Json.write(json -> Json.writeStrings(json, analysis.gaps())))
            .bind("fingerprint", analysis.fingerprint())
            .bind("scanRequest", analysis.basis().scanRequest())
            .bind("configuration", analysis.basis().configuration())
            .execute()
        > 0;
  }

  List<AccountAnalysis> all(Handle handle, long analyzer) {
    return handle
        .createQuery(CountSql.ANALYSES)
        .bind("analyzer", analyzer)
        .map((row, _) -> read(row))
        .list();
  }

  Optional<AccountAnalysis> find(Handle handle, long analyzer, String account) {
    return handle
        .createQuery(CountSql.ANALYSIS)
        .bind("analyzer", analyzer)
        .bind("account", account)
        .map((row, _) -> read(row))
        .findOne();
  }

  private static AccountAnalysis read(ResultSet row) throws SQLException {
    return new AccountAnalysis(
        row.getLong("analyzer"),
        row.getString("account"),
        row.getString("account_name"),
        row.getString("account_path"),
        Codes.decode(row.getInt("outcome"), AccountAnalysis.Outcome.values(), Codes::of),
        Times.instant(row, "attempted_at"),
        Times.instantOrNull(row, "analyzed_at"),
        Times.instantOrNull(row, "as_of"),
        row.getString("note"),
        row.getInt("roles"),
        row.getInt("users"),
        row.getInt("excluded"),
        row.getInt("young"),
        Json.read(row.getString("unknowns"), json -> Json.readList(json, AnalysisRows::unknown)),
        Json.read(row.getString("gaps"), Json::readStrings),
        Set.of(),
        row.getString("fingerprint"),
        new AccountAnalysis.Basis(row.getLong("scan_request"), row.getString("configuration")));
  }

  private static void write(JsonGenerator json, UnknownCount unknown) {
    json.writeStartObject();
    json.writeStringProperty("subject", unknown.subject());
    json.writeStringProperty("reason", unknown.reason().name());
    json.writeNumberProperty("principals", unknown.principals());
    json.writeNumberProperty("actions", unknown.actions());
    json.writeEndObject();
  }

  private static UnknownCount unknown(JsonParser element) {
    Map<String, String> members = new HashMap<>();
    Json.readMembers(element, (name, json) -> members.put(name, json.getString()));
    return new UnknownCount(
        text(members, "subject"),
        UnknownReason.valueOf(text(members, "reason")),
        Integer.parseInt(text(members, "principals")),
        Integer.parseInt(text(members, "actions")));
  }

  private static String text(Map<String, String> members, String name) {
    return members.getOrDefault(name, "");
  }
}
