package dev.dormouse.evidence;

import dev.dormouse.catalog.ActionSet;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * {@code TrackedActionsLastAccessed} of one service: the actions IAM watches for the principal, and
 * the latest access of those it saw.
 */
public final class TrackedActions {
  private final ActionSet listed;
  private final int[] accessed;
  private final long[] epochSeconds;

  /** {@code accessed} ascends; {@code epochSeconds} runs beside it. */
  private TrackedActions(ActionSet listed, int[] accessed, long[] epochSeconds) {
    this.listed = listed;
    this.accessed = accessed;
    this.epochSeconds = epochSeconds;
  }

  /** Every listed action that the catalog knows, accessed or not. */
  public ActionSet listed() {
    return listed;
  }

  /** How many listed actions were ever accessed in IAM's look-back. */
  public int accessedCount() {
    return accessed.length;
  }

  public int accessedAction(int index) {
    return accessed[index];
  }

  public long accessedEpochSecond(int index) {
    return epochSeconds[index];
  }

  /** The action's latest access; null if IAM saw none or does not list the action. */
  public @Nullable Instant lastAccessed(int actionId) {
    int index = Arrays.binarySearch(accessed, actionId);
    return index < 0 ? null : Instant.ofEpochSecond(epochSeconds[index]);
  }

  static final class Builder {
    private static final long NO_ACCESS = Long.MIN_VALUE;

    private int[] ids = new int[32];
    private long[] seconds = new long[32];
    private int size;

    /** Adds a listed action; {@code lastAccessed} is null if IAM saw no access. */
    void add(int actionId, @Nullable Instant lastAccessed) {
      if (size == ids.length) {
        ids = Arrays.copyOf(ids, 2 * size);
        seconds = Arrays.copyOf(seconds, 2 * size);
      }
      ids[size] = actionId;
      seconds[size++] = lastAccessed == null ? NO_ACCESS : lastAccessed.getEpochSecond();
    }

    void addAll(TrackedActions other) {
      other.listed.forEach(id -> add(id, other.lastAccessed(id)));
    }

    TrackedActions build() {
      ActionSet.Builder listed = ActionSet.builder();
      long[] order = new long[size];
      int used = 0;
      for (int i = 0; i < size; i++) {
        listed.add(ids[i]);
        if (seconds[i] != NO_ACCESS) {
          order[used++] = (long) ids[i] << 32 | i;
        }
      }
      Arrays.sort(order, 0, used);
      int[] accessed = new int[used];
      long[] times = new long[used];
      int count = 0;
      for (int i = 0; i < used; i++) {
        int at = (int) order[i];
        if (count > 0 && accessed[count - 1] == ids[at]) {
          times[count - 1] = Math.max(times[count - 1], seconds[at]);
        } else {
          accessed[count] = ids[at];
          times[count++] = seconds[at];
        }
      }
      return new TrackedActions(
          listed.build(), Arrays.copyOf(accessed, count), Arrays.copyOf(times, count));
    }
  }
}
