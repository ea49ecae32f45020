package io.countersign.cli;

import io.countersign.local.StartFailedException;
import io.countersign.local.suite.SuiteSettings;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts everything and stays. */
@Command(
    name = "up",
    description =
        "Starts everything on this machine and stays until Ctrl-C. Data is kept for the next time.",
    mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
  @Mixin private final SuiteOptions options = new SuiteOptions();

  @Option(
      names = "--data-sources",
      paramLabel = "FILE",
      description =
          "your own data sources in place of the sample; how the executor reaches them is in the"
              + " environment: COUNTERSIGN_TARGETS_<NAME>_JDBC_URL and so on")
  private @Nullable Path dataSources;

  @Override
  public Integer call() {
    PrintStream out = Utf8.stdout();
    try (RunningSuite running = RunningSuite.start(settings(), out)) {
      out.println(Welcome.text(running.suite()));
      // Ctrl-C ends the JVM, and with it the suite; only a failure ends the wait.
      out.println("✗ " + running.suite().failure().join());
      return ExitCode.SOFTWARE;
    } catch (StartFailedException e) {
      out.println("✗ " + e.getMessage());
      return ExitCode.SOFTWARE;
    }
  }

  private SuiteSettings settings() {
    if (dataSources == null) {
      return options.settings();
    }
    if (!Files.isRegularFile(dataSources)) {
      throw new CommandFailedException("there is no file " + dataSources + " with data sources");
    }
    return options.settings().withDataSources(dataSources);
  }
}
