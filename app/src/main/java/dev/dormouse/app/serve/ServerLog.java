package dev.dormouse.app.serve;

import java.io.PrintStream;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Sends everything that is logged, by libraries too, to one stream as {@link LogLines}. */
final class ServerLog extends Handler {
  /** Libraries tell what they do; of interest is what goes wrong in them. */
  private static final Level OF_LIBRARIES = Level.WARNING;

  private final PrintStream out;

  private ServerLog(PrintStream out, LogSettings settings) {
    this.out = out;
    setFormatter(new LogLines(settings.json()));
    setLevel(settings.level());
  }

  /** From now on the process logs here, and nowhere else; what ends a thread is logged too. */
  static Logger install(PrintStream out, LogSettings settings) {
    Logger root = Logger.getLogger("");
    for (Handler handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    root.addHandler(new ServerLog(out, settings));
    root.setLevel(OF_LIBRARIES);
    Logger own = Logger.getLogger("dev.dormouse");
    own.setLevel(settings.level());
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, fault) ->
            own.log(Level.SEVERE, fault, () -> "thread " + thread.getName() + " ended"));
    return own;
  }

  @Override
  public void publish(LogRecord entry) {
    if (isLoggable(entry)) {
      out.print(getFormatter().format(entry));
    }
  }

  @Override
  public void flush() {
    out.flush();
  }

  @Override
  public void close() {
    flush();
  }
}
