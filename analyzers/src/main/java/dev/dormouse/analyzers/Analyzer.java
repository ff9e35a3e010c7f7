package dev.dormouse.analyzers;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An analyzer of the server's own account and Region, which stand in its ARN ({@link Home}).
 *
 * @param id the store's number of it; never used again for another
 * @param name unique among the analyzers there are
 * @param statusReason null while it is ACTIVE
 * @param managedBy the AWS service whose analyzer this is; null for a customer's own
 * @param scanRequest how often a scan of all its accounts was asked for
 * @param scanRequestedAt when the last time; null if never
 */
public record Analyzer(
    long id,
    String name,
    AnalyzerType type,
    Instant createdAt,
    AnalyzerStatus status,
    @Nullable StatusReason statusReason,
    AnalyzerConfiguration configuration,
    Map<String, String> tags,
    @Nullable String managedBy,
    long scanRequest,
    @Nullable Instant scanRequestedAt) {
  public Analyzer {
    tags = Collections.unmodifiableMap(new TreeMap<>(tags));
  }
}
