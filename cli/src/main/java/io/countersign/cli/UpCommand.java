package io.countersign.cli;

import io.countersign.local.StartFailedException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Starts everything and stays. */
@Command(
    name = "up",
    description =
        "Starts everything on this machine and stays until Ctrl-C. Data is kept for the next time.",
    mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
  @Mixin private final SuiteOptions options = new SuiteOptions();

  @Override
  public Integer call() {
    PrintStream out = Utf8.stdout();
    try (RunningSuite running = RunningSuite.start(options.settings(), out)) {
      out.println(Welcome.text(running.suite()));
      // Ctrl-C ends the JVM, and with it the suite; only a failure ends the wait.
      out.println("✗ " + running.suite().failure().join());
      return ExitCode.SOFTWARE;
    } catch (StartFailedException e) {
      out.println("✗ " + e.getMessage());
      return ExitCode.SOFTWARE;
    }
  }
}
