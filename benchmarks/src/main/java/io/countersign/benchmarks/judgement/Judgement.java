package io.countersign.benchmarks.judgement;

import io.countersign.benchmarks.FiguresSection;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Measures what judging costs. The argument is a page to which the figures are added, where it
 * marks the place.
 */
public final class Judgement {
  private static final String HEAP = "-Xmx256m";
  private static final String SECTION = "judgement";
  private static final int WARMUPS = 5;
  private static final int MEASUREMENTS = 5;
  private static final TimeValue ITERATION = TimeValue.seconds(3);

  private Judgement() {}

  public static void main(String[] arguments)
      throws RunnerException, IOException, InterruptedException {
    Collection<RunResult> results = new Runner(options()).run();
    String figures = Figures.markdown(results, retained(), HEAP);
    System.out.println(figures);
    if (arguments.length > 0) {
      FiguresSection.replaceIn(Path.of(arguments[0]), SECTION, figures);
    }
  }

  private static Options options() {
    return new OptionsBuilder()
        .include(Judgement.class.getPackageName() + "\\..*Benchmark")
        .forks(1)
        .warmupIterations(WARMUPS)
        .warmupTime(ITERATION)
        .measurementIterations(MEASUREMENTS)
        .measurementTime(ITERATION)
        .jvmArgsAppend("--sun-misc-unsafe-memory-access=allow")
        .build();
  }

  private static long retained() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                ManyStatements.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (InputStream out = process.getInputStream()) {
      String answer = new String(out.readAllBytes(), StandardCharsets.UTF_8).strip();
      if (process.waitFor() != 0) {
        throw new IllegalStateException("a million statements did not fit into " + HEAP);
      }
      return Long.parseLong(answer);
    }
  }
}
