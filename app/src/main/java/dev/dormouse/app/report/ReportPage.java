package dev.dormouse.app.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The page around the data, put together from its sources.
 *
 * @param head everything up to the data, beginning with the document type
 * @param tail everything after the data
 */
record ReportPage(String head, String tail) {
  private static final List<String> STYLES =
      List.of("theme.css", "page.css", "findings.css", "narrow-and-print.css");

  /** In the order of their need: later ones use names of earlier ones. */
  private static final List<String> SCRIPTS =
      List.of(
          "dom.js",
          "words.js",
          "model.js",
          "state.js",
          "overview.js",
          "charts.js",
          "facets.js",
          "steps.js",
          "detail.js",
          "permissions.js",
          "rows.js",
          "coverage.js",
          "main.js");

  /**
   * Reads the sources and allows exactly them in the page's content security policy.
   *
   * @throws IOException if a source is missing or unreadable, which a whole jar rules out
   */
  static ReportPage load() throws IOException {
    String style = joined(STYLES);
    String script = joined(SCRIPTS);
    String html =
        source("report.html")
            .replace("{{policy}}", policy(style, script))
            .replace("{{style}}", style)
            .replace("{{script}}", script);
    int data = html.indexOf("{{data}}");
    return new ReportPage(html.substring(0, data), html.substring(data + "{{data}}".length()));
  }

  private static String policy(String style, String script) {
    return "default-src 'none'; img-src data:; style-src '%s'; script-src '%s'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
        .formatted(hash(style), hash(script));
  }

  /** The hash source of an inline element, as Content Security Policy Level 3 computes it. */
  static String hash(String content) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String joined(List<String> names) throws IOException {
    StringBuilder all = new StringBuilder();
    for (String name : names) {
      all.append('\n').append(source(name));
    }
    return all.toString();
  }

  /** A browser hashes with line feeds only, so that is what is written. */
  private static String source(String name) throws IOException {
    try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("the report's source " + name + " is missing from the program");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().collect(Collectors.joining("\n", "", "\n"));
    }
  }
}
