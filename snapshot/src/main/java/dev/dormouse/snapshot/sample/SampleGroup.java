package dev.dormouse.snapshot.sample;

import java.util.List;

/** A group of users. Its members name it. */
record SampleGroup(String name, List<SamplePolicy> managed, List<Inline> inline) {
  SampleGroup {
    managed = List.copyOf(managed);
    inline = List.copyOf(inline);
  }

  static SampleGroup group(String name, SamplePolicy... policies) {
    return new SampleGroup(name, List.of(policies), List.of());
  }

  SampleGroup inline(String policyName, Statement... statements) {
    return new SampleGroup(name, managed, List.of(new Inline(policyName, Document.of(statements))));
  }
}
