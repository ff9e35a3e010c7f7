package dev.dormouse.api.operation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes moments as the API does: ISO 8601 in UTC, to the millisecond. */
public final class Times {
  private Times() {}

  public static void write(JsonGenerator json, String name, @Nullable Instant at) {
    if (at != null) {
      json.writeStringProperty(name, at.truncatedTo(ChronoUnit.MILLIS).toString());
    }
  }
}
