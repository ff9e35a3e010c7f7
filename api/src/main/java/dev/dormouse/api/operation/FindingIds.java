package dev.dormouse.api.operation;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Ids of findings: UUIDs. Any other text is the id of none. */
public final class FindingIds {
  private static final Pattern SHAPE =
      Pattern.compile(
          "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

  private FindingIds() {}

  public static Optional<UUID> parse(String id) {
    return SHAPE.matcher(id).matches() ? Optional.of(UUID.fromString(id)) : Optional.empty();
  }
}
