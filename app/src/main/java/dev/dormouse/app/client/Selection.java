package dev.dormouse.app.client;

import dev.dormouse.app.Exit;
import dev.dormouse.app.Failure;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JsonGenerator;

/** Which findings a command changes: by ids, or by criteria. */
final class Selection {
  @Parameters(paramLabel = "ID", arity = "0..*", description = "The findings' ids.")
  List<String> ids = new ArrayList<>();

  @Mixin FilterOptions filter = new FilterOptions();

  /**
   * @throws Failure if it says neither or both
   */
  void check() {
    if (ids.isEmpty() == filter.none()) {
      throw new Failure(
          Exit.USAGE,
          "say which findings: either their ids, or criteria such as --resource-contains");
    }
  }

  /** Writes the member {@code ids} or {@code filter}. */
  void write(JsonGenerator json) {
    if (ids.isEmpty()) {
      FilterOptions.write(json, filter.criteria());
      return;
    }
    json.writeArrayPropertyStart("ids");
    ids.forEach(json::writeString);
    json.writeEndArray();
  }

  /**
   * How it went, in words.
   *
   * @param answer with {@code matched} and {@code changed}
   */
  static String outcome(Fields answer, String status, String already) {
    long matched = answer.number("matched");
    long changed = answer.number("changed");
    if (matched == 0) {
      return "No finding matches; nothing was changed.";
    }
    String rest = changed == matched ? "" : "; the others " + already;
    return String.format("%,d of %,d findings %s%s.", changed, matched, status, rest);
  }
}
