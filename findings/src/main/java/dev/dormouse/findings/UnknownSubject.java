package dev.dormouse.findings;

import dev.dormouse.evidence.UnknownReason;

/**
 * Something of a principal that could not be judged.
 *
 * @param subject {@code role}, {@code password}, {@code access keys}, a key id, or {@code
 *     permissions}
 * @param actions how many granted actions it concerns; 0 where it is not about actions
 */
public record UnknownSubject(String subject, UnknownReason reason, String detail, int actions) {}
