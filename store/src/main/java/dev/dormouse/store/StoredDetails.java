package dev.dormouse.store;

import dev.dormouse.analyzers.life.FindingChange;
import dev.dormouse.analyzers.life.FindingDetails;
import dev.dormouse.analyzers.life.FindingRecord;
import dev.dormouse.findings.FindingType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Details of findings that come out of a list, without them: their events count what they list all
 * the same.
 */
final class StoredDetails {
  private static final int BATCH = 500;

  private final FindingRows rows;

  StoredDetails(FindingRows rows) {
    this.rows = rows;
  }

  List<FindingChange> fillIn(Handle handle, List<FindingChange> changes) {
    Map<UUID, FindingRecord> missing = new HashMap<>();
    for (FindingChange change : changes) {
      if (change instanceof FindingChange.Changed(FindingRecord _, FindingRecord after)
          && lacks(after)) {
        missing.put(after.id(), after);
      }
    }
    if (missing.isEmpty()) {
      return changes;
    }
    Map<UUID, FindingDetails> details = read(handle, missing);
    return changes.stream().map(change -> filled(change, details)).toList();
  }

  private static boolean lacks(FindingRecord finding) {
    return finding.type() == FindingType.UNUSED_PERMISSION
        && finding.details() == null
        && finding.error() == null;
  }

  private Map<UUID, FindingDetails> read(Handle handle, Map<UUID, FindingRecord> missing) {
    Map<UUID, FindingDetails> details = new HashMap<>();
    List<UUID> ids = List.copyOf(missing.keySet());
    for (int from = 0; from < ids.size(); from += BATCH) {
      List<UUID> some = ids.subList(from, Math.min(ids.size(), from + BATCH));
      long analyzer = missing.values().iterator().next().analyzer();
      for (FindingRecord finding :
          rows.byId(handle, analyzer, some, (row, _) -> rows.salvage(row))) {
        if (finding.details() != null) {
          details.put(finding.id(), finding.details());
        }
      }
    }
    return details;
  }

  private static FindingChange filled(FindingChange change, Map<UUID, FindingDetails> details) {
    return change instanceof FindingChange.Changed(FindingRecord before, FindingRecord after)
            && details.containsKey(after.id())
        ? new FindingChange.Changed(before, with(after, details.get(after.id())))
        : change;
  }

  private static FindingRecord with(FindingRecord finding, @Nullable FindingDetails details) {
    return new FindingRecord(
        finding.id(),
        finding.analyzer(),
        finding.lineage(),
        finding.principal(),
        finding.type(),
        finding.status(),
        finding.error(),
        details,
        finding.createdAt(),
        finding.updatedAt(),
        finding.analyzedAt(),
        finding.archive(),
        finding.version());
  }
}
