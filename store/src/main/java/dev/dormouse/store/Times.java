package dev.dormouse.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Moments as nanoseconds since 1970, from the year 1677 to 2262; what lies beyond is stored as the
 * nearest end. Days and months are counted from 1970, in UTC.
 */
final class Times {
  private static final long NANOS = 1_000_000_000L;
  private static final Instant FIRST = instant(Long.MIN_VALUE);
  private static final Instant LAST = instant(Long.MAX_VALUE);

  private Times() {}

  static long nanos(Instant at) {
    if (at.isAfter(LAST)) {
      return Long.MAX_VALUE;
    }
    // Two steps of the same sign: the first alone would overflow near the lower end.
    return at.isBefore(FIRST)
        ? Long.MIN_VALUE
        : at.getEpochSecond() < 0
            ? (at.getEpochSecond() + 1) * NANOS + (at.getNano() - NANOS)
            : at.getEpochSecond() * NANOS + at.getNano();
  }

  static @Nullable Long nanosOrNull(@Nullable Instant at) {
    return at == null ? null : nanos(at);
  }

  static Instant instant(long nanos) {
    return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return instant(row.getLong(column));
  }

  static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    return instantOrNull(row, row.findColumn(column));
  }

  static @Nullable Instant instantOrNull(ResultSet row, int column) throws SQLException {
    long nanos = row.getLong(column);
    return row.wasNull() ? null : instant(nanos);
  }

  static long day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC).toEpochDay();
  }

  static int month(Instant at) {
    return month(YearMonth.from(at.atZone(ZoneOffset.UTC)));
  }

  static int month(YearMonth month) {
    return (month.getYear() - 1970) * 12 + month.getMonthValue() - 1;
  }
}
