package dev.dormouse.policy;

import java.time.Instant;

/** One version of a customer-managed policy and when it was made. */
public record PolicyVersion(
    String id, boolean isDefault, Instant created, PolicyDocument document) {}
