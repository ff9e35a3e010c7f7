package dev.dormouse.api.signature;

import dev.dormouse.api.call.PercentText;
import dev.dormouse.api.call.Query;
import dev.dormouse.api.call.RawRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is signed of a request, in the one form both sides agree on (IAM User Guide, "Create a
 * signed AWS API request"; services other than S3: each path segment encoded once more, dot
 * segments removed).
 */
final class CanonicalRequest {
  private static final Pattern BLANKS = Pattern.compile("[ \t]+");

  private record Encoded(String name, String value) {}

  private CanonicalRequest() {}

  /**
   * @param signedHeaders in lower case, in order
   * @param query what was signed of the query
   * @param payloadHash as the request names it, or of its body
   */
  static String of(
      RawRequest request, List<String> signedHeaders, Query query, String payloadHash) {
    return String.join(
        "\n",
        request.method(),
        path(request.path()),
        query(query),
        headers(request, signedHeaders),
        String.join(";", signedHeaders),
        payloadHash);
  }

  private static String path(String raw) {
    List<String> kept = new ArrayList<>();
    for (String segment : raw.split("/", -1)) {
      if (segment.equals("..") && !kept.isEmpty()) {
        kept.removeLast();
      } else if (!segment.isEmpty() && !segment.equals(".") && !segment.equals("..")) {
        kept.add(PercentText.encode(segment));
      }
    }
    boolean folder = raw.endsWith("/") || raw.endsWith("/.") || raw.endsWith("/..");
    return kept.isEmpty() ? "/" : "/" + String.join("/", kept) + (folder ? "/" : "");
  }

  private static String query(Query query) {
    return query.parameters().stream()
        .map(each -> new Encoded(PercentText.encode(each.name()), PercentText.encode(each.value())))
        .sorted(Comparator.comparing(Encoded::name).thenComparing(Encoded::value))
        .map(each -> each.name() + "=" + each.value())
        .collect(Collectors.joining("&"));
  }

  /** Each line ends with a line feed, the last one too. */
  private static String headers(RawRequest request, List<String> names) {
    StringBuilder lines = new StringBuilder();
    for (String name : names) {
      List<String> values =
          request.headerValues(name).stream().map(CanonicalRequest::trimmed).toList();
      lines.append(name).append(':').append(String.join(",", values)).append('\n');
    }
    return lines.toString();
  }

  private static String trimmed(String value) {
    String stripped = value.strip();
    boolean plain = stripped.indexOf('\t') < 0 && !stripped.contains("  ");
    return plain ? stripped : BLANKS.matcher(stripped).replaceAll(" ");
  }
}
