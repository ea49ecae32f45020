package io.countersign.benchmarks.judgement;

import io.countersign.contracts.Dialect;
import io.countersign.contracts.Facts;
import io.countersign.contracts.event.CommandDecided;
import io.countersign.contracts.event.CommandSubmitted;
import io.countersign.sql.SqlAnalyzer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The decision alone, its facts being known, by few policies and by many. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PoliciesBenchmark {
  private final String sql = Statements.seen(1);
  private final CommandSubmitted submitted = Evaluator.submitted(sql);
  private final Evaluator few = evaluator(10);
  private final Evaluator many = evaluator(100);

  @Benchmark
  public CommandDecided tenPolicies() {
    return few.decide(submitted);
  }

  @Benchmark
  public CommandDecided hundredPolicies() {
    return many.decide(submitted);
  }

  private Evaluator evaluator(int policies) {
    Facts facts = SqlAnalyzer.analyze(Dialect.POSTGRESQL, sql);
    return new Evaluator((_, _) -> facts, Policies.bundle(policies));
  }
}
