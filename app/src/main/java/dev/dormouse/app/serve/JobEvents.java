package dev.dormouse.app.serve;

import dev.dormouse.app.serve.AccountScan.End;
import java.time.Duration;

/** Hears what jobs do; called by several threads. */
interface JobEvents {
  void scanned(String accountId, End end, Duration took);

  /** A job ended with an exception and will be tried again. */
  void jobFailed(String job, Throwable cause);

  /** A job of a server that died was taken over. */
  void takenOver(String job);

  /** The source as a whole could be read, or not. */
  void source(boolean readable, String problem);
}
