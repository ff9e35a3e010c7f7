package dev.dormouse.api.operation;

import dev.dormouse.api.call.Members;
import java.util.Map;
import java.util.Optional;

/** Tags of analyzers. */
final class Tags {
  /** CloudFormation's maximum of tags on an analyzer. */
  static final int MOST = 50;

  private Tags() {}

  static Map<String, String> read(Optional<Members> tags) {
    Map<String, String> read =
        tags.map(members -> members.textMap(Shapes.TAG_KEY, Shapes.TAG_VALUE)).orElse(Map.of());
    if (read.size() > MOST) {
      tags.ifPresent(
          members ->
              members
                  .problems()
                  .violates("tags", read.size() + " tags", "have at most " + MOST + " tags"));
    }
    return read;
  }
}
