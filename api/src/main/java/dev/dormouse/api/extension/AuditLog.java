package dev.dormouse.api.extension;

import dev.dormouse.analyzers.access.AuditEntry;
import dev.dormouse.analyzers.port.AccessStore;
import dev.dormouse.api.call.Answer;
import dev.dormouse.api.call.Call;
import dev.dormouse.api.call.Input;
import dev.dormouse.api.call.Operation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * The audit log, the newest entry first. A page ends where the moment changes, so that the next
 * one, which begins before that moment, leaves out nothing.
 */
final class AuditLog implements Operation {
  private static final int USUAL = 100;
  private static final int MOST = 1_000;

  private final AccessStore access;

  AuditLog(AccessStore access) {
    this.access = access;
  }

  private record Page(List<AuditEntry> entries, boolean last) {}

  @Override
  public Answer run(Call call) {
    Input input = new Input(call);
    Instant before = Dates.moment(input, "before").orElse(null);
    int limit = input.queryInteger("limit", 1, MOST).orElse(USUAL);
    input.check();
    Page page = page(before, limit);
    return Answer.object(
        json -> {
          json.writeArrayPropertyStart("entries");
          page.entries().forEach(entry -> write(json, entry));
          json.writeEndArray();
          if (!page.last()) {
            json.writeStringProperty("nextBefore", page.entries().getLast().at().toString());
          }
        });
  }

  private Page page(@Nullable Instant before, int limit) {
    for (int asked = limit + 1; ; asked *= 2) {
      List<AuditEntry> found = access.audit(before, asked);
      if (found.size() < asked) {
        return found.size() <= limit ? new Page(found, true) : cut(found, limit);
      }
      if (!found.getLast().at().equals(found.getFirst().at())) {
        return cut(found, limit);
      }
    }
  }

  /** Whole moments only: at most {@code limit} entries, or all of the first moment. */
  private static Page cut(List<AuditEntry> found, int limit) {
    Instant first = found.getFirst().at();
    Instant beyond = found.get(limit).at();
    List<AuditEntry> entries =
        found.stream()
            .filter(entry -> entry.at().equals(first) || entry.at().isAfter(beyond))
            .toList();
    return new Page(entries, entries.size() == found.size());
  }

  private static void write(JsonGenerator json, AuditEntry entry) {
    json.writeStartObject();
    json.writeStringProperty("at", entry.at().toString());
    json.writeStringProperty("caller", entry.caller());
    json.writeStringProperty("operation", entry.operation());
    json.writeStringProperty("target", entry.target());
    json.writeStringProperty("detail", entry.detail());
    json.writeStringProperty("address", entry.address());
    json.writeNumberProperty("status", entry.status());
    json.writeStringProperty("requestId", entry.requestId());
    json.writeEndObject();
  }
}
