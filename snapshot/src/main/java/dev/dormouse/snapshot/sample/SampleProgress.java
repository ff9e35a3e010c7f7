package dev.dormouse.snapshot.sample;

/** Hears how far the writing of a sample is. Never called by two threads at once. */
@FunctionalInterface
public interface SampleProgress {

  /** So many accounts of so many are written. */
  void accountsWritten(int done, int all);

  /** Hears nothing. */
  static SampleProgress silent() {
    return (done, all) -> {};
  }
}
