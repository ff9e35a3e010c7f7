package dev.dormouse.analyzers;

import java.time.Instant;

/**
 * Archives findings as they open: those that its filter matches. Findings that are there already
 * are archived only when the rule is applied to them (IAM User Guide, "Archive rules").
 *
 * @param name unique within its analyzer
 */
public record ArchiveRule(String name, Filter filter, Instant createdAt, Instant updatedAt) {}
