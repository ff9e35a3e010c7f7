package dev.dormouse.snapshot.sample;

import java.time.Instant;

/**
 * What the sample shall be like.
 *
 * @param shape which organization
 * @param seed varies ids, odd hours and, in a scaled organization, everything that is drawn by lot;
 *     the same settings give the same bytes
 * @param asOf the end of its collection; all ages count back from here; whole seconds
 */
public record SampleSettings(Shape shape, long seed, Instant asOf) {
  /** The sample's own moment, for whoever does not name another. */
  public static final Instant DEFAULT_AS_OF = Instant.parse("2026-11-01T00:00:00Z");

  /** The seed, for whoever does not name another. */
  public static final long DEFAULT_SEED = 1;

  /** Which organization. */
  public sealed interface Shape {}

  /** The default organization: twelve accounts, 100 findings at 90 days. */
  public record Announcement() implements Shape {}

  /**
   * An organization of any size.
   *
   * @param accounts 1 to 100,000
   * @param principals of each account, 1 to 10,000
   */
  public record Scaled(int accounts, int principals) implements Shape {
    /** Checks the limits. */
    public Scaled {
      check("accounts", accounts, 100_000);
      check("principals", principals, 10_000);
    }

    private static void check(String name, int value, int most) {
      if (value < 1 || value > most) {
        throw new IllegalArgumentException(name + " must be from 1 to " + most + ", not " + value);
      }
    }
  }

  /** The default organization at its default moment. */
  public static SampleSettings defaults() {
    return new SampleSettings(new Announcement(), DEFAULT_SEED, DEFAULT_AS_OF);
  }
}
