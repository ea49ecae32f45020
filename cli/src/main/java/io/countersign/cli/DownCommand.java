package io.countersign.cli;

import io.countersign.local.suite.LocalSuite;
import io.countersign.local.suite.SuiteLock;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Stops a suite that runs elsewhere, and forgets its data if asked. */
@Command(
    name = "down",
    description =
        "Stops the suite that another terminal runs; with --purge also forgets all its data.",
    mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {
  @Mixin private final SuiteOptions options = new SuiteOptions();

  @Option(names = "--purge", description = "delete the data: events, databases, passwords")
  private boolean purge;

  @Override
  public Integer call() {
    PrintStream out = Utf8.stdout();
    Path data = options.settings().data();
    Optional<ProcessHandle> running = SuiteLock.holder(data);
    running.ifPresent(process -> stop(process, out));
    if (running.isEmpty()) {
      // A launcher that was killed may have left parts that run.
      LocalSuite.endLeftovers(options.settings());
      out.println("Nothing runs on " + data + ".");
    }
    if (purge && Files.exists(data)) {
      delete(data);
      out.println("Deleted " + data + ".");
    }
    return ExitCode.OK;
  }

  private static void stop(ProcessHandle process, PrintStream out) {
    out.println("Stopping process " + process.pid() + " ...");
    process.destroy();
    process.onExit().join();
    out.println("Stopped.");
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("could not delete " + folder, e);
    }
  }
}
