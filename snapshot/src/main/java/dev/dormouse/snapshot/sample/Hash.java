package dev.dormouse.snapshot.sample;

/** A stable 64-bit hash of a text: the sample's source of lifelike variety without randomness. */
final class Hash {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private Hash() {}

  /** FNV-1a over the UTF-16 units, then SplitMix64's finalizer so that every bit depends on all. */
  static long of(long seed, String text) {
    long hash = FNV_OFFSET ^ mix(seed);
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * FNV_PRIME;
    }
    return mix(hash);
  }

  /** A number from 0 to {@code limit} - 1. */
  static int below(int limit, long seed, String text) {
    return (int) Long.remainderUnsigned(of(seed, text), limit);
  }

  private static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
