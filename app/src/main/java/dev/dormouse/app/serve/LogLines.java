package dev.dormouse.app.serve;

import static java.util.stream.Collectors.joining;

import dev.dormouse.app.Texts;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.temporal.ChronoUnit;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/** A record of the log as one line: a JSON object for machines, or a sentence for people. */
final class LogLines extends Formatter {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final boolean json;

  LogLines(boolean json) {
    this.json = json;
  }

  @Override
  public String format(LogRecord entry) {
    return json ? object(entry) : sentence(entry);
  }

  private String sentence(LogRecord entry) {
    String line =
        entry.getInstant().truncatedTo(ChronoUnit.SECONDS)
            + " "
            + level(entry.getLevel())
            + " "
            + formatMessage(entry);
    Throwable thrown = entry.getThrown();
    return Texts.plain(line) + "\n" + (thrown == null ? "" : indented(trace(thrown)));
  }

  private String object(LogRecord entry) {
    StringWriter line = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(ObjectWriteContext.empty(), line)) {
      generator.writeStartObject();
      generator.writeStringProperty("time", entry.getInstant().toString());
      generator.writeStringProperty("level", level(entry.getLevel()));
      generator.writeStringProperty("logger", String.valueOf(entry.getLoggerName()));
      generator.writeStringProperty("message", formatMessage(entry));
      Throwable thrown = entry.getThrown();
      if (thrown != null) {
        generator.writeStringProperty("trace", trace(thrown));
      }
      generator.writeEndObject();
    }
    return line + "\n";
  }

  private static String level(@Nullable Level level) {
    int value = level == null ? Level.INFO.intValue() : level.intValue();
    return value >= Level.SEVERE.intValue()
        ? "error"
        : value >= Level.WARNING.intValue()
            ? "warn"
            : value >= Level.INFO.intValue() ? "info" : "debug";
  }

  /** No line of a message that others had a hand in looks like an entry of its own. */
  private static String indented(String trace) {
    return trace.lines().map(line -> "  " + Texts.plain(line.strip()) + "\n").collect(joining());
  }

  private static String trace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }
}
