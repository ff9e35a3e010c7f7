package dev.dormouse.snapshot;

import dev.dormouse.snapshot.JsonFile.Member;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code collection.json} tells of how an account's files came about.
 *
 * @param recorded whether there is such a file
 * @param startedAt when it began; null if that is not recorded
 * @param completedAt when the collection ended; null if it was interrupted, or is not recorded
 */
record Collection(
    boolean recorded,
    @Nullable Instant startedAt,
    @Nullable Instant completedAt,
    List<Failure> failures) {
  static final Collection NOT_RECORDED = new Collection(false, null, null, List.of());

  private static final Pattern EXTENSION = Pattern.compile("(\\.(json|jsonl|csv|gz))+$|/$");

  /**
   * @param part a file or folder name of the layout, with its extension or without
   * @param subject a principal's id, name or ARN; empty if the part failed as a whole
   */
  record Failure(String part, String subject, String reason) {}

  static Collection read(Path folder) {
    Path path = folder.resolve(SnapshotLayout.COLLECTION);
    if (!JsonFile.present(path)) {
      return NOT_RECORDED;
    }
    try (JsonFile json = JsonFile.open(path)) {
      @Nullable Instant[] times = new @Nullable Instant[2];
      List<Failure> failures = new ArrayList<>();
      Member member =
          name -> {
            switch (name) {
              case "CompletedAt" -> times[0] = json.time(name);
              case "StartedAt" -> times[1] = json.time(name);
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
      return new Collection(true, times[1], times[0], List.copyOf(failures));
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

  /**
   * Until when the files surely tell of use: what was collected first does not know what was used
   * while the collection went on. Null if no end is recorded.
   */
  @Nullable Instant seenUntil() {
    return startedAt == null || completedAt == null || startedAt.isAfter(completedAt)
        ? completedAt
        : startedAt;
  }

  boolean interrupted() {
    return recorded && completedAt == null;
  }

  /** Why a part as a whole was not collected; null if nothing is against it. */
  @Nullable String failed(String part) {
    return reason(failure -> failure.subject().isEmpty() && partOf(failure).equals(part));
  }

  /**
   * Why a principal's share of a part was not collected; null if nothing is against it. A part of a
   * name that is not the layout's may be any of them.
   */
  @Nullable String failed(String part, RawPrincipal principal) {
    List<String> subjects =
        List.of("", principal.id, principal.name, String.valueOf(principal.arn));
    return reason(
        failure ->
            subjects.contains(failure.subject())
                && (partOf(failure).equals(part) || !known(failure)));
  }

  static boolean known(Failure failure) {
    return SnapshotLayout.PARTS.contains(partOf(failure));
  }

  private static String partOf(Failure failure) {
    return EXTENSION.matcher(failure.part()).replaceFirst("");
  }

  private @Nullable String reason(Predicate<Failure> concerned) {
    for (Failure failure : failures) {
      if (concerned.test(failure)) {
        return failure.reason().isEmpty() ? "the collection of this part failed" : failure.reason();
      }
    }
    return null;
  }
}
