package dev.dormouse.bench;

import dev.dormouse.catalog.Catalog;
import dev.dormouse.policy.CompiledPolicy;
import dev.dormouse.policy.PolicyCompiler;
import dev.dormouse.policy.PolicyParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Parses and expands every AWS managed policy, in a warm process. Each pass has a compiler that
 * knows patterns, as in a server, and remembers no document of the pass before.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class ExpandBenchmark {
  private List<String> documents = List.of();
  private PolicyCompiler compiler = new PolicyCompiler(Catalog.bundled());

  @Setup
  public void read() throws IOException {
    documents = ManagedPolicies.read(Path.of(System.getProperty("dormouse.bench.policies", "")));
  }

  @Setup(Level.Invocation)
  public void forget() {
    compiler = compiler.withoutDocuments();
  }

  /** One pass over all documents, in milliseconds. */
  @Benchmark
  public List<CompiledPolicy> expandAll() {
    List<CompiledPolicy> policies = new ArrayList<>(documents.size());
    for (String document : documents) {
      policies.add(compiler.compile(PolicyParser.parse(document)));
    }
    return policies;
  }
}
