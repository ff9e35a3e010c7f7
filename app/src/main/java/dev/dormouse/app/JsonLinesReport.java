package dev.dormouse.app;

import dev.dormouse.snapshot.AccountResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;

/** One finding a line. */
final class JsonLinesReport implements ScanReport<List<String>> {
  private final ScanHeader header;
  private final Writer out;

  JsonLinesReport(ScanHeader header, Writer out) {
    this.header = header;
    this.out = out;
  }

  @Override
  public List<String> render(AccountResult result) {
    return JsonReport.findings(header, result);
  }

  @Override
  public void append(List<String> findings) {
    try {
      for (String finding : findings) {
        out.write(finding);
        out.write('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void finish(ScanSummary summary) {}
}
