package dev.dormouse.snapshot.sample;

import java.util.List;

/** One condition of a statement: operator, key and values. */
record Condition(String operator, String key, List<String> values) {
  Condition {
    values = List.copyOf(values);
  }
}
