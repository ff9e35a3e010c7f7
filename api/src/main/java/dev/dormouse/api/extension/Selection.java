package dev.dormouse.api.extension;

import dev.dormouse.analyzers.Filter;
import dev.dormouse.api.call.Input;
import dev.dormouse.api.call.Members;
import dev.dormouse.api.operation.FilterReader;
import dev.dormouse.api.operation.FindingIds;
import dev.dormouse.api.operation.Shapes;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Which findings of an analyzer a call means. */
record Selection(String analyzer, What what) {
  /** Most ids in one call. */
  static final int MOST_IDS = 1_000;

  sealed interface What {}

  record Ids(List<UUID> ids) implements What {
    Ids {
      ids = List.copyOf(ids);
    }
  }

  record Matching(Filter filter) implements What {}

  /** Reads {@code ids} or {@code filter}, of which exactly one must be there. */
  static final class Reader {
    private final FilterReader filters;

    Reader(Filter.Operators operators) {
      this.filters = new FilterReader(operators);
    }

    Selection read(Input input) {
      String name = input.label("name", Shapes.ANALYZER_NAME);
      Members body = input.body();
      if (body.has("ids") == body.has("filter")) {
        input.problems().add("ids", "either 'ids' or 'filter' must say which findings");
        return new Selection(name, new Ids(List.of()));
      }
      return new Selection(name, body.has("ids") ? ids(body) : matching(body));
    }

    private Matching matching(Members body) {
      Optional<Members> filter = body.object("filter");
      if (filter.isPresent() && filter.get().names().isEmpty()) {
        body.problems().add("filter", "'filter' must have a criterion");
      }
      return new Matching(filters.list(filter));
    }

    private static Ids ids(Members body) {
      List<String> texts = body.texts("ids", MOST_IDS, Shapes.FINDING_ID);
      if (texts.isEmpty()) {
        body.problems().violates("ids", "0 elements", "have length between 1 and " + MOST_IDS);
      }
      texts.stream()
          .filter(text -> FindingIds.parse(text).isEmpty())
          .findFirst()
          .ifPresent(text -> body.problems().violates("ids", text, "be ids of findings"));
      return new Ids(
          texts.stream().flatMap(text -> FindingIds.parse(text).stream()).distinct().toList());
    }
  }
}
