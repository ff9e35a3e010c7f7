package dev.dormouse.app.client;

import java.util.ArrayList;
import java.util.List;

/** A filter of the API in words. */
final class FilterWords {
  private FilterWords() {}

  /** {@code resource contains Recovery, and findingType is UnusedIAMRole}. */
  static String of(Fields filter) {
    List<String> words = new ArrayList<>();
    for (String key : filter.names()) {
      Fields criterion = filter.inner(key);
      add(words, key + " is ", criterion.texts("eq"));
      add(words, key + " is not ", criterion.texts("neq"));
      add(words, key + " contains ", criterion.texts("contains"));
      criterion
          .find("exists")
          .ifPresent(exists -> words.add(key + (exists.equals("true") ? " exists" : " is absent")));
    }
    return String.join(", and ", words);
  }

  private static void add(List<String> words, String start, List<String> values) {
    if (!values.isEmpty()) {
      words.add(start + String.join(" or ", values));
    }
  }
}
