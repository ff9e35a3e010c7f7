package dev.dormouse.bench;

import dev.dormouse.catalog.Catalog;
import dev.dormouse.findings.Account;
import dev.dormouse.findings.Assessor;
import dev.dormouse.findings.Exclusions;
import dev.dormouse.findings.Settings;
import dev.dormouse.policy.PolicyCompiler;
import dev.dormouse.snapshot.AccountSnapshot;
import dev.dormouse.snapshot.AccountSource;
import dev.dormouse.snapshot.Snapshot;
import dev.dormouse.snapshot.Subject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The engine alone: principals of a scaled sample, read beforehand, are assessed again and again on
 * one thread. Prints principals a second, and what a principal costs among ten times as many.
 */
public final class EngineBenchmark {
  private static final int ROUNDS = 15;
  private static final int WARM_UP = 5;

  private EngineBenchmark() {}

  private record Job(Account account, Subject subject, Instant asOf) {}

  /**
   * @param args the folder of a scaled sample
   */
  public static void main(String[] args) {
    PolicyCompiler compiler = new PolicyCompiler(Catalog.bundled());
    Assessor assessor = new Assessor(compiler, Settings.DEFAULT, Exclusions.NONE);
    List<Job> jobs = jobs(Path.of(args[0]), compiler);
    int part = jobs.size() / 10;
    double few = perPrincipal(assessor, jobs.subList(0, part), 10);
    double many = perPrincipal(assessor, jobs, 1);
    new Figure("engine-principals-per-second", 1e9 / many, "1/s", 100_000).print();
    new Figure("engine-cost-" + jobs.size() + "-to-" + part, many / few, "ratio", 1.3).print();
  }

  private static List<Job> jobs(Path folder, PolicyCompiler compiler) {
    Snapshot snapshot = Snapshot.open(folder, compiler);
    List<Job> jobs = new ArrayList<>();
    for (AccountSource source : snapshot.accounts()) {
      AccountSnapshot account = snapshot.read(source, Instant.now());
      Instant collectedAt = account.collectedAt();
      Instant asOf = collectedAt == null ? account.newest() : collectedAt;
      account.subjects().forEach(subject -> jobs.add(new Job(account.account(), subject, asOf)));
    }
    return jobs;
  }

  /** The median cost of one assessment, in nanoseconds. */
  private static double perPrincipal(Assessor assessor, List<Job> jobs, int times) {
    double[] costs = new double[ROUNDS];
    long findings = 0;
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      long start = System.nanoTime();
      for (int i = 0; i < times; i++) {
        for (Job job : jobs) {
          Subject subject = job.subject();
          findings +=
              assessor
                  .assess(job.account(), subject.principal(), subject.evidence(), job.asOf())
                  .findings()
                  .size();
        }
      }
      if (round >= 0) {
        costs[round] = (System.nanoTime() - start) / (double) (jobs.size() * times);
      }
    }
    if (findings == 0) {
      throw new IllegalStateException("the sample has no findings; is it a snapshot?");
    }
    return Figure.median(costs);
  }
}
