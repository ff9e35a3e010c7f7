package dev.dormouse.snapshot;

import dev.dormouse.policy.PolicyDocument;
import org.jspecify.annotations.Nullable;

/**
 * A policy document as found.
 *
 * @param document null if it could not be read
 * @param defect why not; empty if it could
 */
record RawPolicy(String name, @Nullable PolicyDocument document, String defect) {}
