package dev.dormouse.app.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** A small scan with hostile names, as data and as the page that the report makes of it. */
final class ReportFixture {
  private ReportFixture() {}

  static String json() throws IOException {
    try (InputStream in = ReportFixture.class.getResourceAsStream("report.json")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  static String page(String json) throws IOException {
    StringWriter page = new StringWriter();
    HtmlReport.write(page, out -> out.write(json));
    return page.toString();
  }

  static Path pageIn(Path folder, String json) throws IOException {
    return Files.writeString(folder.resolve("report.html"), page(json));
  }
}
