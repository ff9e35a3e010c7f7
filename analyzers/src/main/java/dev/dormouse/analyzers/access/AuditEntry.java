package dev.dormouse.analyzers.access;

import java.time.Instant;

/**
 * One mutating call, also a refused one.
 *
 * @param caller an access key id; empty if nobody could be made out
 * @param operation AWS's name of it, or a path below {@code /dormouse/v1}
 * @param target the ARN, name or id it was about; empty if none
 * @param detail what it asked for, as compact JSON without secrets, at most 4,096 characters
 * @param address where it came from
 * @param status the HTTP status of the answer
 * @param requestId {@code x-amzn-RequestId} of the answer
 */
public record AuditEntry(
    Instant at,
    String caller,
    String operation,
    String target,
    String detail,
    String address,
    int status,
    String requestId) {}
