package dev.dormouse.bench;

import dev.dormouse.catalog.Catalog;
import dev.dormouse.policy.PolicyCompiler;
import dev.dormouse.policy.PolicyParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * Parses and expands every AWS managed policy: with {@code once}, as a process that begins and ends
 * with it; with {@code warm}, as the median of many passes. A pass remembers no document of the one
 * before; as in a server, what patterns mean is remembered, except in the figures called {@code
 * forgetful}, for which everything but the catalog is new.
 */
public final class ExpandMain {
  private static final int PASSES = 60;
  private static final int WARM_UP = 40;

  private ExpandMain() {}

  public static void main(String[] args) throws IOException {
    List<String> documents = ManagedPolicies.read(Path.of(args[1]));
    PolicyCompiler compiler = new PolicyCompiler(Catalog.bundled());
    if (args[0].equals("once")) {
      System.out.println(pass(compiler, documents) + " actions granted by " + documents.size());
      return;
    }
    print("expand-managed-policies-warm", 50, compiler::withoutDocuments, documents);
    print(
        "expand-managed-policies-warm-forgetful",
        0,
        () -> new PolicyCompiler(Catalog.bundled()),
        documents);
  }

  /**
   * @param target in milliseconds; 0 if there is none
   */
  private static void print(
      String figure, double target, Supplier<PolicyCompiler> compiler, List<String> documents) {
    double[] costs = new double[PASSES];
    for (int i = -WARM_UP; i < PASSES; i++) {
      long start = System.nanoTime();
      pass(compiler.get(), documents);
      if (i >= 0) {
        costs[i] = (System.nanoTime() - start) / 1e6;
      }
    }
    new Figure(figure, Figure.median(costs), "ms", target).print();
  }

  private static long pass(PolicyCompiler compiler, List<String> documents) {
    long granted = 0;
    for (String document : documents) {
      granted += compiler.compile(PolicyParser.parse(document)).allowed().size();
    }
    return granted;
  }
}
