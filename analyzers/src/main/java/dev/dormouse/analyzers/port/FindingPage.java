package dev.dormouse.analyzers.port;

import dev.dormouse.analyzers.life.FindingRecord;
import dev.dormouse.analyzers.port.FindingQuery.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param findings their {@code analyzedAt} filled in; their {@code details} left null, for a list
 *     shows none
 * @param next where the next page begins; null if this is the last
 */
public record FindingPage(List<FindingRecord> findings, @Nullable Position next) {
  public FindingPage {
    findings = List.copyOf(findings);
  }
}
