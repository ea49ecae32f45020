package io.countersign.cli;

import io.countersign.local.JvmEnd;
import io.countersign.local.StartFailedException;
import io.countersign.local.suite.LocalSuite;
import io.countersign.local.suite.SuiteLock;
import io.countersign.local.suite.SuiteSettings;
import java.io.PrintStream;
import java.time.Duration;

/**
 * A suite started for the command line: it has its data for itself, and tells how it starts and
 * stops.
 */
final class RunningSuite implements AutoCloseable {
  private static final double MILLIS = 1000.0;

  private final SuiteLock lock;
  private final LocalSuite suite;
  private final PrintStream out;
  private final Runnable stopAtEnd = this::stop;
  private boolean stopped;

  private RunningSuite(SuiteLock lock, LocalSuite suite, PrintStream out) {
    this.lock = lock;
    this.suite = suite;
    this.out = out;
  }

  /**
   * Starts it.
   *
   * @throws StartFailedException if it already runs on the same data, or a part does not start
   */
  static RunningSuite start(SuiteSettings settings, PrintStream out) {
    SuiteLock lock =
        SuiteLock.take(settings.data())
            .orElseThrow(() ->
                new StartFailedException(
                    "The suite",
                    "it already runs on "
                        + settings.data()
                        + "; stop it with './countersign down'"));
    out.println("Starting (the first start prepares Keycloak and takes longer) ...");
    long begin = System.nanoTime();
    try {
      LocalSuite suite =
          LocalSuite.start(
              settings, (part, elapsed) -> out.printf("  %-18s %5.1f s%n", part, seconds(elapsed)));
      out.printf("Ready after %.1f s.%n", seconds(Duration.ofNanos(System.nanoTime() - begin)));
      RunningSuite running = new RunningSuite(lock, suite, out);
      JvmEnd.stopFirst(running.stopAtEnd);
      return running;
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  LocalSuite suite() {
    return suite;
  }

  @Override
  public void close() {
    stop();
    JvmEnd.forgetSuite(stopAtEnd);
  }

  /** By whoever comes first, the command or Ctrl-C; the other waits. */
  private synchronized void stop() {
    if (!stopped) {
      stopped = true;
      out.println("Stopping ...");
      suite.close();
      lock.close();
      out.println("Stopped.");
    }
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / MILLIS;
  }
}
