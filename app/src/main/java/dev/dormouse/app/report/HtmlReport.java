package dev.dormouse.app.report;

import java.io.IOException;
import java.io.Writer;

/**
 * Writes the self-contained HTML report of a scan.
 *
 * <p>The data are the object that {@code scan --format json} prints. They lie in the page as text
 * that no name or tag can break out of ({@link ScriptSafeWriter}); the page's own style and script
 * are the only ones its content security policy allows, by their hashes, and it allows no
 * connection at all.
 */
public final class HtmlReport {
  private HtmlReport() {}

  /**
   * Writes the whole page to {@code out}, streaming: memory does not grow with the data. Neither
   * closes nor flushes {@code out}, which has to write UTF-8.
   *
   * @throws IOException from {@code out} or {@code data}; what was written until then is no report
   */
  public static void write(Writer out, JsonSource data) throws IOException {
    ReportPage page = ReportPage.load();
    out.write(page.head());
    Writer safe = new ScriptSafeWriter(out);
    data.writeTo(safe);
    safe.flush();
    out.write(page.tail());
  }

  /** Something that writes one JSON document. */
  @FunctionalInterface
  public interface JsonSource {
    /**
     * Writes the document to {@code json}, all of it. May close {@code json}: that ends the
     * document only.
     */
    void writeTo(Writer json) throws IOException;
  }
}
