package dev.dormouse.store;

import dev.dormouse.analyzers.port.StoreUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Runs what the stores do: in one transaction where it writes, again where another transaction
 * stood in the way, and with one exception for all the ways in which a database can be unusable.
 *
 * <p>SQLite has a single writer. The writers of this process wait for each other here, in the order
 * they came; those of other processes wait in SQLite, at most {@link Pools#BUSY_MILLIS}.
 */
final class Work {
  private static final int ATTEMPTS = 6;

  /** How long conflicts are met with another attempt; SQLite itself has waited before. */
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private static final int READ_ATTEMPTS = 2;
  private static final long FIRST_PAUSE_MILLIS = 5;

  private final Jdbi jdbi;
  private final Dialect dialect;
  private final String place;
  private final InstantSource clock;
  private final Lock writer = new ReentrantLock(true);

  Work(Jdbi jdbi, Dialect dialect, String place, InstantSource clock) {
    this.jdbi = jdbi;
    this.dialect = dialect;
    this.place = place;
    this.clock = clock;
  }

  Dialect dialect() {
    return dialect;
  }

  /** Single statements, each a transaction of its own. */
  <T> T read(Function<Handle, T> statements) {
    // A server that was restarted leaves dead connections in the pool: reading again is harmless.
    for (int attempt = 1; ; attempt++) {
      try {
        return jdbi.withHandle(statements::apply);
      } catch (RuntimeException e) {
        if (attempt == READ_ATTEMPTS || Failures.of(e).isEmpty()) {
          throw translated(e);
        }
      }
    }
  }

  /** All of it or, where it throws, nothing. */
  <T> T write(Function<Handle, T> transaction) {
    if (dialect == Dialect.POSTGRES) {
      return attempts(transaction);
    }
    writer.lock();
    try {
      return attempts(transaction);
    } finally {
      writer.unlock();
    }
  }

  private <T> T attempts(Function<Handle, T> transaction) {
    Instant deadline = clock.instant().plus(PATIENCE);
    for (int attempt = 1; ; attempt++) {
      try {
        return jdbi.inTransaction(transaction::apply);
      } catch (RuntimeException e) {
        boolean again = Failures.of(e).filter(f -> f.kind() == Failures.Kind.CONFLICT).isPresent();
        if (!again || attempt == ATTEMPTS || clock.instant().isAfter(deadline)) {
          throw translated(e);
        }
        pause(attempt, e);
      }
    }
  }

  private void pause(int attempt, RuntimeException conflict) {
    try {
      Thread.sleep(FIRST_PAUSE_MILLIS << attempt);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw translated(conflict);
    }
  }

  RuntimeException translated(RuntimeException thrown) {
    Optional<Failures.Failure> failure =
        Failures.of(thrown).filter(f -> f.kind() != Failures.Kind.DUPLICATE);
    return failure.isEmpty()
        ? thrown
        : new StoreUnavailableException(
            "the store " + place + " cannot be used: " + failure.get().cause(), thrown);
  }
}
