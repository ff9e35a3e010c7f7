package dev.dormouse.api.call;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A path with labels, such as {@code /analyzer/{analyzerName}}. A label stands for one segment; it
 * is decoded after routing, so that an encoded slash does not part it.
 */
public final class PathTemplate {
  private final String text;
  private final List<String> segments;

  private PathTemplate(String text) {
    this.text = text;
    this.segments = split(text);
  }

  public static PathTemplate of(String text) {
    return new PathTemplate(text);
  }

  /**
   * @param path the segments of a path, still percent-encoded ({@link #split})
   * @return the labels, decoded; empty if the path is another
   * @throws ApiException if a label is not percent-encoded UTF-8
   */
  public Optional<Map<String, String>> match(List<String> path) {
    if (path.size() != segments.size()) {
      return Optional.empty();
    }
    Map<String, String> raw = new LinkedHashMap<>();
    for (int i = 0; i < path.size(); i++) {
      String wanted = segments.get(i);
      if (wanted.startsWith("{")) {
        raw.put(wanted.substring(1, wanted.length() - 1), path.get(i));
      } else if (!wanted.equals(path.get(i))) {
        return Optional.empty();
      }
    }
    return raw.containsValue("") ? Optional.empty() : Optional.of(decoded(raw));
  }

  private static Map<String, String> decoded(Map<String, String> raw) {
    Map<String, String> labels = new LinkedHashMap<>();
    raw.forEach((name, value) -> labels.put(name, PercentText.decode(value)));
    return labels;
  }

  /** The segments of a path; the first is empty, for a path begins with a slash. */
  public static List<String> split(String path) {
    return List.of(path.split("/", -1));
  }

  @Override
  public String toString() {
    return text;
  }
}
