package dev.dormouse.snapshot;

import dev.dormouse.snapshot.JsonFile.Member;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code collection.json} tells of how an account's files came about.
 *
 * @param recorded whether there is such a file
 * @param completedAt when the collection ended; null if it was interrupted, or is not recorded
 */
record Collection(boolean recorded, @Nullable Instant completedAt, List<Failure> failures) {
  private static final Collection NOT_RECORDED = new Collection(false, null, List.of());

  /**
   * @param part a file or folder name of the layout, without its extension
   * @param subject a principal's id or a user's name; empty if the part failed as a whole
   */
  record Failure(String part, String subject, String reason) {}

  static Collection read(Path folder) {
    Path path = folder.resolve(SnapshotLayout.COLLECTION);
    if (!JsonFile.present(path)) {
      return NOT_RECORDED;
    }
    try (JsonFile json = JsonFile.open(path)) {
      @Nullable Instant[] completed = new @Nullable Instant[1];
      List<Failure> failures = new ArrayList<>();
      Member member =
          name -> {
            switch (name) {
              case "CompletedAt" -> completed[0] = json.time(name);
              case "Failures" -> json.array(name, () -> failures.add(failure(json)));
              default -> json.parser().skipChildren();
            }
          };
      try {
        if (!json.nextDocument()) {
          throw json.refuse("is empty");
        }
        json.object("the document", member);
      } catch (RuntimeException e) {
        throw json.failed(e);
      }
      return new Collection(true, completed[0], List.copyOf(failures));
    }
  }

  private static Failure failure(JsonFile json) {
    String[] found = {"", "", ""};
    json.object(
        "a failure",
        name -> {
          String value = json.parser().currentToken().isScalarValue() ? json.text(name) : null;
          json.parser().skipChildren();
          int index =
              switch (name) {
                case "Part" -> 0;
                case "Subject" -> 1;
                case "Reason" -> 2;
                default -> -1;
              };
          if (index >= 0 && value != null) {
            found[index] = value;
          }
        });
    return new Failure(found[0], found[1], found[2]);
  }

  boolean interrupted() {
    return recorded && completedAt == null;
  }

  /** Why a part, or one subject's share of it, was not collected; null if nothing is against it. */
  @Nullable String failed(String part, String... subjects) {
    for (Failure failure : failures) {
      boolean concerned =
          failure.subject().isEmpty() || List.of(subjects).contains(failure.subject());
      if (failure.part().equals(part) && concerned) {
        return failure.reason().isEmpty() ? "the collection of this part failed" : failure.reason();
      }
    }
    return null;
  }
}
