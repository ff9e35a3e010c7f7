package dev.dormouse.bench;

import java.util.Arrays;
import java.util.Locale;

/** One measured figure, printed as one line of JSON. */
record Figure(String benchmark, double value, String unit, double target) {

  void print() {
    System.out.println(
        String.format(
            Locale.ROOT,
            "{\"benchmark\":\"%s\",\"value\":%.3f,\"unit\":\"%s\",\"target\":%.3f}",
            benchmark,
            value,
            unit,
            target));
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
