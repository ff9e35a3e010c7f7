package dev.dormouse.api.extension;

import dev.dormouse.analyzers.life.FindingRecord;
import dev.dormouse.api.json.JsonText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * One JSON object with the member {@code findings}, or an object a line.
 *
 * @param lines whether it is JSON Lines
 */
record JsonExport(RecordJson records, boolean lines) implements ExportFormat {
  @Override
  public String contentType() {
    return lines ? "application/jsonl" : "application/json";
  }

  @Override
  public Sink open(OutputStream out) throws IOException {
    text(out, lines ? "" : "{\"findings\":[");
    return new Sink() {
      private boolean first = true;

      @Override
      public void write(FindingRecord finding) throws IOException {
        text(out, lines || first ? "" : ",");
        out.write(JsonText.object(json -> records.members(json, finding)));
        text(out, lines ? "\n" : "");
        first = false;
      }

      @Override
      public void finish() throws IOException {
        text(out, lines ? "" : "]}");
      }
    };
  }

  private static void text(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
