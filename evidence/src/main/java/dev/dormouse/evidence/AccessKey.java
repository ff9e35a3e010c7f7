package dev.dormouse.evidence;

import java.time.Instant;

/**
 * One access key of a user.
 *
 * @param id the key id ({@code AKIA…}); from a credential report alone, which has no ids, the
 *     slot's name, {@code access_key_1} or {@code access_key_2}
 * @param active false if the key is deactivated and so cannot be used
 */
public record AccessKey(String id, Instant created, boolean active, LastUse lastUse) {}
