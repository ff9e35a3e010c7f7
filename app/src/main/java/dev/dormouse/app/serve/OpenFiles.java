package dev.dormouse.app.serve;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.OptionalLong;

/**
 * How many connections of clients the process may have. Each is an open file, and a server that has
 * as many as the system lets it have accepts nobody any more; and each takes memory for what its
 * client has begun to say.
 */
final class OpenFiles {
  /** For the program's own files, the database and the snapshots that are being read. */
  private static final int OWN = 256;

  /** A first line and headers of the largest size that the server takes. */
  private static final int CONNECTION_BYTES = 32 << 10;

  private OpenFiles() {}

  /**
   * @param heap bytes, at most
   * @return as many as fill half of it
   */
  static int connections(long heap) {
    return Math.clamp(heap / 2 / CONNECTION_BYTES, 1, Integer.MAX_VALUE);
  }

  /** What the system lets this process open; empty where it does not say. */
  static OptionalLong limit() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
            && unix.getMaxFileDescriptorCount() > 0
        ? OptionalLong.of(unix.getMaxFileDescriptorCount())
        : OptionalLong.empty();
  }

  /**
   * @param wanted connections of clients
   * @param database connections to it
   * @param limit open files
   * @return at most {@code wanted}; where the limit is low, half of it at least
   */
  static int connections(int wanted, int database, long limit) {
    long left = Math.max(limit - OWN - database, limit / 2);
    return Math.clamp(left, 1, wanted);
  }
}
