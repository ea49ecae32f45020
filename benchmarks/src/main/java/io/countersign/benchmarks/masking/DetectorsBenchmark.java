package io.countersign.benchmarks.masking;

import io.countersign.executor.masking.TextMasker;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A mebibyte (about a megabyte of ASCII) an operation: a thousand operations a second are 1 GB/s.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DetectorsBenchmark {
  private final TextMasker masker = new TextMasker();

  @Param public OrdinaryText text = OrdinaryText.PROSE;

  private List<String> values = List.of();

  @Setup
  public void write() {
    values = text.mebibyte();
  }

  /** The floor: looks at each character once. */
  @Benchmark
  public int trivialPass() {
    int sum = 0;
    for (String value : values) {
      for (int i = 0; i < value.length(); i++) {
        sum += value.charAt(i);
      }
    }
    return sum;
  }

  @Benchmark
  public int detectors() {
    int found = 0;
    for (String value : values) {
      found += masker.mask(value).found().size();
    }
    return found;
  }
}
