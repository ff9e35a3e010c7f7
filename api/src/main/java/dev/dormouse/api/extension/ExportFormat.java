package dev.dormouse.api.extension;

import dev.dormouse.analyzers.life.FindingRecord;
import dev.dormouse.api.operation.DetailsJson;
import java.io.IOException;
import java.io.OutputStream;

/** How findings are written to a file. */
interface ExportFormat {
  /**
   * @param name {@code json}, {@code jsonl} or {@code csv}
   */
  static ExportFormat of(String name, DetailsJson details) {
    return switch (name) {
      case "csv" -> new CsvExport();
      case "jsonl" -> new JsonExport(new RecordJson(details), true);
      default -> new JsonExport(new RecordJson(details), false);
    };
  }

  String contentType();

  /** Begins a file; {@code out} is not closed. */
  Sink open(OutputStream out) throws IOException;

  /** Where findings go, one after the other. */
  interface Sink {
    void write(FindingRecord finding) throws IOException;

    /** Ends the file. A file without its end is a part. */
    void finish() throws IOException;
  }
}
