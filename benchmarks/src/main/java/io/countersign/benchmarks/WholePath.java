package io.countersign.benchmarks;

import io.countersign.local.ServiceAccount;
import io.countersign.local.suite.LocalSuite;
import io.countersign.local.suite.Progress;
import io.countersign.local.suite.SuiteService;
import io.countersign.local.suite.SuiteSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Measures the whole path, from an agent's HTTP request to the masked result, beside five bare hops
 * through the same broker in the same run. Run from the project's folder; the argument is a file to
 * which the figures are added.
 */
public final class WholePath {
  private static final int SINGLES = 500;
  private static final int IN_FLIGHT = 64;
  private static final Duration WINDOW = Duration.ofSeconds(8);

  private WholePath() {}

  public static void main(String[] arguments) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Path data = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "measuring");
    out.println("Starting the suite ...");
    Report report;
    try (LocalSuite suite =
        LocalSuite.start(SuiteSettings.forMeasuring(Path.of(""), data), Progress.silent())) {
      report = measure(suite, data, out);
    }
    out.println(report.text());
    if (arguments.length > 0) {
      FiguresSection.replaceIn(Path.of(arguments[0]), "figures", report.markdown());
    }
    System.exit(0);
  }

  private static Report measure(LocalSuite suite, Path data, PrintStream out) {
    out.println("Measuring the bare hops, the whole path, and the bare hops again ...");
    Measurement floorBefore = bare(suite);
    StageTimes stages;
    Measurement whole;
    CpuTimes processors;
    FreshToken token = new FreshToken(() -> suite.tokens().account(ServiceAccount.NIGHT_AGENT));
    try (GovernedRead read = new GovernedRead(suite.address(SuiteService.COMMAND_INTAKE), token)) {
      whole = Measurement.of(read, SINGLES, IN_FLIGHT, WINDOW);
      processors = CpuTimes.of(read, IN_FLIGHT, WINDOW, data);
      stages = StageTimes.of(suite.bootstrapServers(), read, SINGLES);
    }
    return new Report(Measurement.better(floorBefore, bare(suite)), whole, stages, processors);
  }

  private static Measurement bare(LocalSuite suite) {
    try (BareHops hops = new BareHops(suite.bootstrapServers())) {
      return Measurement.of(hops, SINGLES, IN_FLIGHT, WINDOW);
    }
  }
}
