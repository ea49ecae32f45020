package io.countersign.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A child of this JVM that writes to a log file and ends no later than this JVM does. One left over
 * by a JVM that was killed is ended before the next of the same log file starts.
 */
final class ChildProcess implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(20);
  private static final int POLL_MILLIS = 50;

  private final String part;
  private final Process process;
  private final LogFile log;
  private final ProcessMark mark;
  private final Runnable endWithThisJvm = this::terminate;

  private ChildProcess(String part, Process process, LogFile log, ProcessMark mark) {
    this.part = part;
    this.process = process;
    this.log = log;
    this.mark = mark;
  }

  /**
   * Starts it.
   *
   * @param part what it is, for messages
   * @param log what its output is added to
   */
  static ChildProcess start(String part, ProcessBuilder builder, Path log) {
    ProcessMark mark = mark(log);
    mark.endLeftover(GRACE);
    JvmEnd.requireNotEnding(part);
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      LogFile output = LogFile.fromHereOn(log);
      Process process =
          builder
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      process.getOutputStream().close();
      mark.set(process.toHandle());
      ChildProcess child = new ChildProcess(part, process, output, mark);
      JvmEnd.stop(child.endWithThisJvm);
      return child;
    } catch (IOException e) {
      throw new StartFailedException(part, String.valueOf(e.getMessage()), e);
    }
  }

  /** Ends the child with this log file that a killed JVM left behind, if there is one. */
  static void endLeftover(Path log) {
    mark(log).endLeftover(GRACE);
  }

  private static ProcessMark mark(Path log) {
    return new ProcessMark(log.resolveSibling(log.getFileName() + ".pid"));
  }

  /**
   * Waits until it is ready; ends it if it never becomes so.
   *
   * @throws StartFailedException if it ends before, or takes longer than this
   */
  void awaitReady(BooleanSupplier ready, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!ready.getAsBoolean()) {
      if (awaitEnd(POLL_MILLIS)) {
        throw failed("it ended with exit code " + process.exitValue());
      }
      if (System.nanoTime() > deadline) {
        close();
        throw failed("it was not ready after " + patience.toSeconds() + " s");
      }
    }
  }

  /**
   * Waits until it ends by itself.
   *
   * @throws StartFailedException if it fails, or takes longer than this
   */
  void awaitSuccess(Duration patience) {
    boolean ended = awaitEnd(patience.toMillis());
    close();
    if (!ended) {
      throw failed("it was not done after " + patience.toSeconds() + " s");
    }
    if (process.exitValue() != 0) {
      throw failed("it ended with exit code " + process.exitValue());
    }
  }

  Process process() {
    return process;
  }

  /** What it wrote last. */
  String lastLines() {
    return log.lastLines();
  }

  /** Asks it to end (SIGTERM) and insists if it does not. */
  @Override
  public void close() {
    terminate();
    forget();
  }

  /** Ends it without asking (SIGKILL). */
  void kill() {
    process.destroyForcibly();
    awaitEnd(GRACE.toMillis());
    forget();
  }

  private void terminate() {
    process.destroy();
    if (!awaitEnd(GRACE.toMillis())) {
      process.destroyForcibly();
      awaitEnd(GRACE.toMillis());
    }
  }

  private void forget() {
    JvmEnd.forget(endWithThisJvm);
    mark.clear();
  }

  private StartFailedException failed(String reason) {
    return new StartFailedException(part, reason + ". It wrote:\n" + lastLines());
  }

  private boolean awaitEnd(long millis) {
    try {
      return process.waitFor(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("interrupted while waiting for " + part, e));
    }
  }
}
