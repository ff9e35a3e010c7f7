package dev.dormouse.analyzers;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a filter asks of one key (Access Analyzer API, "Criterion"). An empty list asks nothing. The
 * values of one operator are alternatives; several operators must all hold, or any of them, by
 * {@link Filter.Operators}.
 *
 * @param eq equal to one of these, exactly
 * @param neq equal to none of these; true where the finding has no such attribute
 * @param contains one of these is part of the value, exactly
 * @param exists whether the finding has the attribute at all; null asks nothing
 */
public record Criterion(
    List<String> eq, List<String> neq, List<String> contains, @Nullable Boolean exists) {
  public Criterion {
    eq = List.copyOf(eq);
    neq = List.copyOf(neq);
    contains = List.copyOf(contains);
  }

  /**
   * Whether a finding with this value fits (IAM User Guide, "Filtering findings").
   *
   * @param value null where the finding has no such attribute
   */
  public boolean matches(@Nullable String value, Filter.Operators operators) {
    List<Boolean> answers = new ArrayList<>();
    if (!eq.isEmpty()) {
      answers.add(value != null && eq.contains(value));
    }
    if (!neq.isEmpty()) {
      answers.add(value == null || !neq.contains(value));
    }
    if (!contains.isEmpty()) {
      answers.add(value != null && contains.stream().anyMatch(value::contains));
    }
    if (exists != null) {
      answers.add(exists == (value != null));
    }
    return switch (operators) {
      case ALL -> !answers.contains(false);
      case ANY -> answers.isEmpty() || answers.contains(true);
    };
  }

  public static Criterion eq(String... values) {
    return new Criterion(List.of(values), List.of(), List.of(), null);
  }

  public static Criterion contains(String... values) {
    return new Criterion(List.of(), List.of(), List.of(values), null);
  }
}
