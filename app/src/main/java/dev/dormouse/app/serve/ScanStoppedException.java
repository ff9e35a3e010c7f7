package dev.dormouse.app.serve;

/** The server is about to stop: what was read in the midst of it says nothing of an account. */
final class ScanStoppedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private ScanStoppedException() {
    super("stopped; the account is scanned after the next start");
  }

  /** Reading fails in a thread that is interrupted, whatever the files are like. */
  static void check() {
    if (Thread.currentThread().isInterrupted()) {
      throw new ScanStoppedException();
    }
  }
}
