package dev.dormouse.store;

import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * What a driver's exception means.
 *
 * @see <a href="https://www.sqlite.org/rescode.html">SQLite's result codes</a>
 * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL's</a>
 */
final class Failures {
  private static final int SQLITE_PRIMARY = 0xff;

  private Failures() {}

  /** What to do about it. */
  enum Kind {
    /** Another transaction stood in the way: the same one again may succeed at once. */
    CONFLICT,
    /** The database cannot be used now. */
    UNAVAILABLE,
    /** A unique index refused it. */
    DUPLICATE
  }

  /**
   * @param cause in words for the operator
   */
  record Failure(Kind kind, String cause) {}

  /** Empty for a fault of the program. */
  static Optional<Failure> of(Throwable thrown) {
    Deque<Throwable> open = new ArrayDeque<>();
    Set<Throwable> seen = new HashSet<>();
    open.add(thrown);
    while (!open.isEmpty()) {
      Throwable next = open.removeFirst();
      if (!seen.add(next)) {
        continue;
      }
      Failure failure = one(next);
      if (failure != null) {
        return Optional.of(failure);
      }
      if (next.getCause() != null) {
        open.add(next.getCause());
      }
      if (next instanceof SQLException sql && sql.getNextException() != null) {
        open.add(sql.getNextException());
      }
    }
    return Optional.empty();
  }

  private static @Nullable Failure one(Throwable thrown) {
    return switch (thrown) {
      case SQLiteException sqlite -> sqlite(sqlite);
      case SQLTransientConnectionException pool -> pool(pool);
      case SQLException sql when sql.getSQLState() != null -> postgres(sql, sql.getSQLState());
      default -> null;
    };
  }

  /** The pool's own; the reason is its cause, if it has one. */
  private static Failure pool(SQLTransientConnectionException thrown) {
    Throwable cause = thrown.getCause();
    return cause == null
        ? unavailable("no connection was free in time: " + thrown.getMessage())
        : of(cause).orElseGet(() -> unavailable("it cannot be reached: " + cause.getMessage()));
  }

  private static @Nullable Failure sqlite(SQLiteException thrown) {
    SQLiteErrorCode code = thrown.getResultCode();
    if (code == SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE
        || code == SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY) {
      return new Failure(Kind.DUPLICATE, String.valueOf(thrown.getMessage()));
    }
    int primary = code.code & SQLITE_PRIMARY;
    if (primary == SQLiteErrorCode.SQLITE_BUSY.code
        || primary == SQLiteErrorCode.SQLITE_LOCKED.code) {
      return new Failure(Kind.CONFLICT, "another process holds the write lock");
    }
    String cause = sqliteCauses(primary);
    return cause == null ? null : unavailable(cause + " (" + thrown.getMessage() + ")");
  }

  private static @Nullable String sqliteCauses(int primary) {
    if (primary == SQLiteErrorCode.SQLITE_FULL.code) {
      return "the disk is full";
    }
    if (primary == SQLiteErrorCode.SQLITE_READONLY.code
        || primary == SQLiteErrorCode.SQLITE_PERM.code) {
      return "the file is read-only";
    }
    if (primary == SQLiteErrorCode.SQLITE_IOERR.code) {
      return "the file cannot be read or written";
    }
    if (primary == SQLiteErrorCode.SQLITE_CANTOPEN.code) {
      return "the file cannot be opened";
    }
    if (primary == SQLiteErrorCode.SQLITE_CORRUPT.code) {
      return "the file is damaged";
    }
    return primary == SQLiteErrorCode.SQLITE_NOTADB.code ? "the file is not a database" : null;
  }

  private static @Nullable Failure postgres(SQLException thrown, String state) {
    return switch (state) {
      case "40001", "40P01" -> new Failure(Kind.CONFLICT, "other transactions stood in the way");
      case "23505" -> new Failure(Kind.DUPLICATE, String.valueOf(thrown.getMessage()));
      case "25006" -> unavailable("the database is read-only");
      case "53100" -> unavailable("the server's disk is full");
      case "3D000" -> unavailable("there is no such database");
      default -> {
        if (state.startsWith("08")) {
          yield unavailable("it cannot be reached: " + reason(thrown));
        }
        boolean unusable =
            state.startsWith("28")
                || state.startsWith("53")
                || state.startsWith("57P")
                || state.startsWith("58");
        yield unusable ? unavailable("the server says: " + thrown.getMessage()) : null;
      }
    };
  }

  /** The driver's words, with what it heard of the network where it says only that it failed. */
  private static String reason(SQLException thrown) {
    return switch (thrown.getCause()) {
      case UnknownHostException host -> "nobody knows the host " + host.getMessage();
      case SocketTimeoutException _ -> "no answer came in time";
      case null, default -> String.valueOf(thrown.getMessage());
    };
  }

  private static Failure unavailable(String cause) {
    return new Failure(Kind.UNAVAILABLE, cause);
  }
}
