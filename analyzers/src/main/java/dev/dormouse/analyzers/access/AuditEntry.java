package dev.dormouse.analyzers.access;

import java.time.Instant;

/**
 * One mutating call, also a refused one; or a command on the host that changed access keys.
 *
 * @param caller an access key id, or {@code host:} and a user of the host; empty if nobody could be
 *     made out
 * @param operation AWS's name of it, a path below {@code /dormouse/v1}, or a command
 * @param target the ARN, name or id it was about; empty if none
 * @param detail what it asked for, as compact JSON without secrets, at most 4,096 characters
 * @param address where it came from; empty for a command
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
