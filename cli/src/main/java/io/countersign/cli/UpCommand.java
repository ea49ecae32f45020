package io.countersign.cli;

import io.countersign.local.StartFailedException;
import io.countersign.local.suite.LocalSuite;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
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
    CompletableFuture<String> end = new CompletableFuture<>();
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> endAndWait(end, stopped), "stop the suite"));
    try (RunningSuite running = RunningSuite.start(options.settings(), out)) {
      LocalSuite suite = running.suite();
      out.println(Welcome.text(suite));
      var _ = suite.failure().thenAccept(end::complete);
      String report = end.join();
      if (!report.isEmpty()) {
        out.println("✗ " + report);
        return ExitCode.SOFTWARE;
      }
      return ExitCode.OK;
    } catch (StartFailedException e) {
      out.println("✗ " + e.getMessage());
      return ExitCode.SOFTWARE;
    } finally {
      stopped.countDown();
    }
  }

  /** Keeps the JVM from ending until everything that it started has. */
  private static void endAndWait(CompletableFuture<String> end, CountDownLatch stopped) {
    end.complete("");
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
