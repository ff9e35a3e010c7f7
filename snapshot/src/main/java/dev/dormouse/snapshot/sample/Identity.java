package dev.dormouse.snapshot.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What users and roles have in common.
 *
 * @param path begins and ends with a slash
 * @param created when not given, an age between one and two and a half years that depends on the
 *     name
 */
record Identity(
    String path,
    String name,
    Optional<Age> created,
    List<SamplePolicy> managed,
    List<Inline> inline,
    Optional<SamplePolicy> boundary,
    List<Tag> tags,
    Activity activity,
    ReportState report) {

  Identity {
    managed = List.copyOf(managed);
    inline = List.copyOf(inline);
    tags = List.copyOf(tags);
  }

  static Identity named(String path, String name) {
    return new Identity(
        path,
        name,
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        Activity.NONE,
        ReportState.COMPLETED);
  }

  Age age() {
    return created.orElseGet(() -> Age.days(420 + Hash.below(500, 0, path + name)));
  }

  Identity created(Age age) {
    return new Identity(
        path, name, Optional.of(age), managed, inline, boundary, tags, activity, report);
  }

  Identity attached(List<SamplePolicy> policies) {
    return new Identity(
        path, name, created, joined(managed, policies), inline, boundary, tags, activity, report);
  }

  Identity inline(Inline policy) {
    var more = joined(inline, List.of(policy));
    return new Identity(path, name, created, managed, more, boundary, tags, activity, report);
  }

  Identity bounded(SamplePolicy policy) {
    var newBoundary = Optional.of(policy);
    return new Identity(path, name, created, managed, inline, newBoundary, tags, activity, report);
  }

  Identity tagged(Tag tag) {
    var more = joined(tags, List.of(tag));
    return new Identity(path, name, created, managed, inline, boundary, more, activity, report);
  }

  Identity active(Activity newActivity) {
    return new Identity(path, name, created, managed, inline, boundary, tags, newActivity, report);
  }

  Identity reported(ReportState state) {
    return new Identity(path, name, created, managed, inline, boundary, tags, activity, state);
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    var all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
