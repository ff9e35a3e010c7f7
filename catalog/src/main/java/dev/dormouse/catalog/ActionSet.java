package dev.dormouse.catalog;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An immutable set of action ids, as a bit set without the empty words at its ends. All actions of
 * AWS take 2.5 KB, those of one service some dozen bytes; union, intersection and difference are
 * word operations.
 */
public final class ActionSet {
  private static final ActionSet EMPTY = new ActionSet(0, new long[0]);

  /** The index of {@code words[0]} in the whole bit set. */
  private final int first;

  /** Begins and ends with a word that is not zero. */
  private final long[] words;

  private ActionSet(int first, long[] words) {
    this.first = first;
    this.words = words;
  }

  private static ActionSet trimmed(int first, long[] words) {
    int from = 0;
    int end = words.length;
    while (from < end && words[from] == 0) {
      from++;
    }
    while (end > from && words[end - 1] == 0) {
      end--;
    }
    if (from == end) {
      return EMPTY;
    }
    boolean whole = from == 0 && end == words.length;
    return new ActionSet(first + from, whole ? words : Arrays.copyOfRange(words, from, end));
  }

  public static ActionSet empty() {
    return EMPTY;
  }

  /** The set of these ids, in any order. */
  public static ActionSet of(int... ids) {
    if (ids.length == 1) {
      return new ActionSet(checked(ids[0]) >> 6, new long[] {1L << ids[0]});
    }
    Builder builder = builder();
    for (int id : ids) {
      builder.add(id);
    }
    return builder.build();
  }

  public static Builder builder() {
    return new Builder();
  }

  public boolean contains(int id) {
    int at = (id >> 6) - first;
    return at >= 0 && at < words.length && (words[at] >>> id & 1) != 0;
  }

  public boolean isEmpty() {
    return words.length == 0;
  }

  /** How many ids are in the set. */
  public int size() {
    int size = 0;
    for (long word : words) {
      size += Long.bitCount(word);
    }
    return size;
  }

  private int end() {
    return first + words.length;
  }

  private long word(int index) {
    return index < first || index >= end() ? 0 : words[index - first];
  }

  /** The ids that are in this set, in the other, or in both. */
  public ActionSet or(ActionSet other) {
    if (other.isEmpty()) {
      return this;
    }
    if (isEmpty()) {
      return other;
    }
    int from = Math.min(first, other.first);
    long[] union = new long[Math.max(end(), other.end()) - from];
    System.arraycopy(words, 0, union, first - from, words.length);
    for (int i = 0; i < other.words.length; i++) {
      union[other.first - from + i] |= other.words[i];
    }
    return new ActionSet(from, union);
  }

  /** The ids that are in both sets. */
  public ActionSet and(ActionSet other) {
    if (other.containsAll(this)) {
      return this;
    }
    int from = Math.max(first, other.first);
    int end = Math.min(end(), other.end());
    while (from < end && (words[from - first] & other.words[from - other.first]) == 0) {
      from++;
    }
    while (end > from && (words[end - 1 - first] & other.words[end - 1 - other.first]) == 0) {
      end--;
    }
    if (from >= end) {
      return EMPTY;
    }
    long[] both = new long[end - from];
    for (int i = 0; i < both.length; i++) {
      both[i] = words[from - first + i] & other.words[from - other.first + i];
    }
    return new ActionSet(from, both);
  }

  /** The ids that are in this set and not in the other. */
  public ActionSet andNot(ActionSet other) {
    if (!intersects(other)) {
      return this;
    }
    int from = 0;
    int end = words.length;
    while (from < end && (words[from] & ~other.word(first + from)) == 0) {
      from++;
    }
    while (end > from && (words[end - 1] & ~other.word(first + end - 1)) == 0) {
      end--;
    }
    if (from == end) {
      return EMPTY;
    }
    long[] left = Arrays.copyOfRange(words, from, end);
    int start = first + from;
    int last = Math.min(start + left.length, other.end());
    for (int i = Math.max(start, other.first); i < last; i++) {
      left[i - start] &= ~other.words[i - other.first];
    }
    return new ActionSet(start, left);
  }

  /** Whether any id is in both sets. */
  public boolean intersects(ActionSet other) {
    int end = Math.min(end(), other.end());
    for (int i = Math.max(first, other.first); i < end; i++) {
      if ((words[i - first] & other.words[i - other.first]) != 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether every id of the other set is in this one. */
  public boolean containsAll(ActionSet other) {
    if (other.isEmpty()) {
      return true;
    }
    if (other.first < first || other.end() > end()) {
      return false;
    }
    int shift = other.first - first;
    for (int i = 0; i < other.words.length; i++) {
      if ((other.words[i] & ~words[shift + i]) != 0) {
        return false;
      }
    }
    return true;
  }

  /** Visits the ids, ascending. */
  public void forEach(IntConsumer visitor) {
    for (int i = 0; i < words.length; i++) {
      for (long word = words[i]; word != 0; word &= word - 1) {
        visitor.accept((first + i) << 6 | Long.numberOfTrailingZeros(word));
      }
    }
  }

  /** The ids, ascending. */
  public IntStream ids() {
    IntStream.Builder ids = IntStream.builder();
    forEach(ids::add);
    return ids.build();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ActionSet that
        && first == that.first
        && Arrays.equals(words, that.words);
  }

  @Override
  public int hashCode() {
    return 31 * first + Arrays.hashCode(words);
  }

  @Override
  public String toString() {
    return "ActionSet[" + size() + "]";
  }

  private static int checked(int id) {
    if (id < 0) {
      throw new IndexOutOfBoundsException("action id " + id);
    }
    return id;
  }

  /** Collects ids; not safe for use by several threads. */
  public static final class Builder {
    /** All there is, as long as {@link #words} is empty: most unions are of a single set. */
    private ActionSet only = EMPTY;

    private long[] words = EMPTY.words;

    /** The index of {@code words[0]} in the whole bit set. */
    private int base;

    private Builder() {}

    /** Makes room for the words from {@code from} to before {@code end}. */
    private void reserve(int from, int end) {
      if (words.length == 0 && only.isEmpty()) {
        base = from;
        words = new long[end - from];
      } else if (words.length == 0) {
        base = Math.min(from, only.first);
        words = new long[Math.max(end, only.end()) - base];
        System.arraycopy(only.words, 0, words, only.first - base, only.words.length);
      } else if (from < base || end > base + words.length) {
        int slack = 4 + (words.length >> 1);
        int low = from < base ? Math.max(0, from - slack) : base;
        int high = Math.max(base + words.length, end + slack);
        long[] wider = new long[high - low];
        System.arraycopy(words, 0, wider, base - low, words.length);
        words = wider;
        base = low;
      }
    }

    public Builder add(int id) {
      int at = checked(id) >> 6;
      reserve(at, at + 1);
      words[at - base] |= 1L << id;
      return this;
    }

    public Builder addAll(ActionSet set) {
      if (words.length == 0 && only.isEmpty()) {
        only = set;
      } else if (!set.isEmpty() && !(words.length == 0 && only.containsAll(set))) {
        reserve(set.first, set.end());
        int shift = set.first - base;
        for (int i = 0; i < set.words.length; i++) {
          words[shift + i] |= set.words[i];
        }
      }
      return this;
    }

    public Builder removeAll(ActionSet set) {
      if (words.length == 0) {
        only = only.andNot(set);
        return this;
      }
      int end = Math.min(base + words.length, set.end());
      for (int i = Math.max(base, set.first); i < end; i++) {
        words[i - base] &= ~set.words[i - set.first];
      }
      return this;
    }

    /** The set as it is now; the builder may be used on. */
    public ActionSet build() {
      return words.length == 0 ? only : trimmed(base, words.clone());
    }
  }
}
