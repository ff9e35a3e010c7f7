package dev.dormouse.store;

import dev.dormouse.analyzers.life.AccountAnalysis;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;

/**
 * Which roles and users were analyzed in a month: a sorted array of 8-byte hashes of their unique
 * ids per account. Two of a million ids share a hash with a probability of one in 37 million.
 */
final class MonthRows {

  /** Adds the analysis's principals to the month; writes only if one of them is new. */
  void add(Handle handle, long analyzer, AccountAnalysis analysis, Instant now) {
    if (analysis.principals().isEmpty()) {
      return;
    }
    int month = Times.month(now);
    Optional<byte[]> stored =
        handle
            .createQuery(CountSql.MONTH)
            .bind("analyzer", analyzer)
            .bind("account", analysis.accountId())
            .bind("month", month)
            .mapTo(byte[].class)
            .findOne();
    long[] old = stored.map(MonthRows::longs).orElseGet(() -> new long[0]);
    long[] united = union(old, hashes(analysis));
    if (united.length > old.length) {
      handle
          .createUpdate(CountSql.PUT_MONTH)
          .bind("analyzer", analyzer)
          .bind("account", analysis.accountId())
          .bind("month", month)
          .bind("principals", united.length)
          .bind("hashes", bytes(united))
          .execute();
    }
  }

  long count(Handle handle, long analyzer, YearMonth month) {
    return handle
        .createQuery(CountSql.MONTH_COUNT)
        .bind("analyzer", analyzer)
        .bind("month", Times.month(month))
        .mapTo(Long.class)
        .one();
  }

  private static long[] union(long[] one, long[] other) {
    return LongStream.concat(Arrays.stream(one), Arrays.stream(other))
        .sorted()
        .distinct()
        .toArray();
  }

  private static long[] hashes(AccountAnalysis analysis) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return analysis.principals().stream()
          .mapToLong(
              id -> ByteBuffer.wrap(digest.digest(id.getBytes(StandardCharsets.UTF_8))).getLong())
          .toArray();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static long[] longs(byte[] bytes) {
    long[] values = new long[bytes.length / Long.BYTES];
    ByteBuffer.wrap(bytes).asLongBuffer().get(values);
    return values;
  }

  private static byte[] bytes(long[] values) {
    ByteBuffer buffer = ByteBuffer.allocate(values.length * Long.BYTES);
    buffer.asLongBuffer().put(values);
    return buffer.array();
  }
}
