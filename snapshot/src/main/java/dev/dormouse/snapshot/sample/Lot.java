package dev.dormouse.snapshot.sample;

import java.util.List;
import java.util.SplittableRandom;

/** Draws by lot, the same draws for the same seed and name. */
final class Lot {
  private final SplittableRandom random;

  Lot(long seed, String name) {
    random = new SplittableRandom(Hash.of(seed, name));
  }

  /** True in so many of a hundred draws. */
  boolean percent(double chance) {
    return random.nextDouble() * 100 < chance;
  }

  /** A number from {@code least} to {@code most}. */
  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  Age daysBetween(int least, int most) {
    return Age.days(between(least, most));
  }

  <T> T of(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
