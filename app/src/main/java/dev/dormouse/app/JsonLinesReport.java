package dev.dormouse.app;

import dev.dormouse.snapshot.AccountResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import tools.jackson.core.json.JsonFactory;

/** One finding a line. */
final class JsonLinesReport implements ScanReport<TextChunks> {
  private static final JsonFactory LINES = JsonReport.factory("\n");

  private final ScanHeader header;
  private final ActionNames names;
  private final Writer out;

  JsonLinesReport(ScanHeader header, Writer out) {
    this.header = header;
    this.names = new ActionNames(header.catalog());
    this.out = out;
  }

  @Override
  public TextChunks render(AccountResult result) {
    return JsonReport.findings(LINES, header, names, result);
  }

  @Override
  public void append(TextChunks findings) {
    try {
      if (!findings.isEmpty()) {
        findings.writeTo(out);
        out.write('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void finish(ScanSummary summary) {}
}
