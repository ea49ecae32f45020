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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The decision alone, its facts being known, by few policies and by many. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PoliciesBenchmark {
  @Param({"10", "100"})
  public int policies;

  private Evaluator evaluator;
  private CommandSubmitted submitted;

  @Setup
  public void load() {
    String sql = Statements.seen(1);
    Facts facts = SqlAnalyzer.analyze(Dialect.POSTGRESQL, sql);
    evaluator = new Evaluator((_, _) -> facts, Policies.bundle(policies));
    submitted = Evaluator.submitted(sql);
  }

  @Benchmark
  public CommandDecided decision() {
    return evaluator.decide(submitted);
  }
}
