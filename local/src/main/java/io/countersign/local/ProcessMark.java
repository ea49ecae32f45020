package io.countersign.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A file that says which process runs, so that a later JVM can end it: its number and the time that
 * it started, since numbers are used again.
 */
record ProcessMark(Path file) {
  void set(ProcessHandle process) {
    try {
      Files.writeString(file, identity(process));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void clear() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the marked process if it still runs: asks first, then insists. */
  void endLeftover(Duration grace) {
    leftover().ifPresent(process -> end(process, grace));
    clear();
  }

  static void end(ProcessHandle process, Duration grace) {
    process.destroy();
    if (!ended(process, grace)) {
      process.destroyForcibly();
      ended(process, grace);
    }
  }

  private Optional<ProcessHandle> leftover() {
    try {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      String marked = Files.readString(file);
      return ProcessHandle.of(Long.parseLong(marked.substring(0, marked.indexOf(' '))))
          .filter(process -> identity(process).equals(marked));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static String identity(ProcessHandle process) {
    return process.pid() + " " + process.info().startInstant().map(Object::toString).orElse("");
  }

  private static boolean ended(ProcessHandle process, Duration grace) {
    try {
      process.onExit().get(grace.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
