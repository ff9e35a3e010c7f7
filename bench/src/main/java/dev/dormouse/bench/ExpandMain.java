package dev.dormouse.bench;

import dev.dormouse.catalog.Catalog;
import dev.dormouse.policy.PolicyCompiler;
import dev.dormouse.policy.PolicyParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Parses and expands every AWS managed policy: with {@code once}, as a process that begins and ends
 * with it; with {@code warm}, as the median of many passes, each with a compiler of its own.
 */
public final class ExpandMain {
  private static final int PASSES = 60;
  private static final int WARM_UP = 40;

  private ExpandMain() {}

  public static void main(String[] args) throws IOException {
    List<String> documents = ManagedPolicies.read(Path.of(args[1]));
    if (args[0].equals("once")) {
      System.out.println(pass(documents) + " actions granted by " + documents.size());
      return;
    }
    double[] costs = new double[PASSES];
    for (int i = -WARM_UP; i < PASSES; i++) {
      long start = System.nanoTime();
      pass(documents);
      if (i >= 0) {
        costs[i] = (System.nanoTime() - start) / 1e6;
      }
    }
    new Figure("expand-managed-policies-warm", Figure.median(costs), "ms", 50).print();
  }

  private static long pass(List<String> documents) {
    PolicyCompiler compiler = new PolicyCompiler(Catalog.bundled());
    long granted = 0;
    for (String document : documents) {
      granted += compiler.compile(PolicyParser.parse(document)).allowed().size();
    }
    return granted;
  }
}
