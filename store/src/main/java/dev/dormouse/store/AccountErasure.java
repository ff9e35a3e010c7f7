package dev.dormouse.store;

import dev.dormouse.analyzers.life.FindingChange;
import dev.dormouse.analyzers.life.FindingRecord;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Deletes what an analyzer has of an account, in batches, each with its events and counters. */
final class AccountErasure {
  private final FindingRows rows;
  private final FindingWriter writer;
  private final String locking;

  AccountErasure(Dialect dialect, FindingRows rows, FindingWriter writer) {
    this.rows = rows;
    this.writer = writer;
    this.locking = dialect.locking("FOR UPDATE OF f SKIP LOCKED");
  }

  int findings(Handle handle, long analyzer, String account, int limit, Instant now) {
    List<FindingRecord> findings =
        handle
            .createQuery(FindingSql.OF_ACCOUNT + locking)
            .bind("analyzer", analyzer)
            .bind("account", account)
            .bind("limit", limit)
            .map((row, _) -> rows.read(row))
            .list();
    List<FindingChange> changes =
        findings.stream().<FindingChange>map(FindingChange.Deleted::new).toList();
    writer.apply(handle, analyzer, changes, null, now);
    handle
        .createUpdate(FindingSql.FORGET_ACCOUNT)
        .bind("analyzer", analyzer)
        .bind("account", account)
        .execute();
    return findings.size();
  }
}
