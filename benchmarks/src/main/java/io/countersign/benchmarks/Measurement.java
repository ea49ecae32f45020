package io.countersign.benchmarks;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What a round trip takes.
 *
 * @param medianNanos of one after another
 * @param ninetyNinthNanos the 99th percentile of one after another
 * @param perSecond with several in flight
 */
record Measurement(long medianNanos, long ninetyNinthNanos, double perSecond) {
  private static final int MEDIAN = 50;
  private static final int TAIL = 99;
  private static final int HUNDRED = 100;
  private static final int WARM_UP_WINDOWS = 20;
  private static final int STEADY_WINDOWS = 3;
  private static final double PROGRESS = 1.03;

  /**
   * How much was done.
   *
   * @param roundTrips how many ended
   */
  record Rate(long roundTrips, double perSecond) {}

  /**
   * Measures, after a warm-up of the same kind: one after another first, then several at a time
   * until three windows in a row have brought no progress, or twenty have passed.
   *
   * @param singles how many one after another
   * @param inFlight how many at a time for the throughput
   * @param window how long the throughput is measured
   */
  static Measurement of(RoundTrip roundTrip, int singles, int inFlight, Duration window) {
    sequence(roundTrip, singles);
    warmUp(roundTrip, inFlight, window);
    sequence(roundTrip, singles);
    long[] sorted = sequence(roundTrip, singles);
    return new Measurement(
        sorted[sorted.length * MEDIAN / HUNDRED],
        sorted[sorted.length * TAIL / HUNDRED],
        rate(roundTrip, inFlight, window).perSecond());
  }

  private static void warmUp(RoundTrip roundTrip, int inFlight, Duration window) {
    double best = 0;
    int steady = 0;
    for (int i = 0; i < WARM_UP_WINDOWS && steady < STEADY_WINDOWS; i++) {
      double now = rate(roundTrip, inFlight, window).perSecond();
      steady = now > best * PROGRESS ? 0 : steady + 1;
      best = Math.max(best, now);
    }
  }

  /** The quicker of two, figure by figure: a floor should not be flattered by a noisy neighbour. */
  static Measurement better(Measurement one, Measurement other) {
    return new Measurement(
        Math.min(one.medianNanos, other.medianNanos),
        Math.min(one.ninetyNinthNanos, other.ninetyNinthNanos),
        Math.max(one.perSecond, other.perSecond));
  }

  private static long[] sequence(RoundTrip roundTrip, int count) {
    long[] nanos = new long[count];
    for (int i = 0; i < count; i++) {
      long begin = System.nanoTime();
      roundTrip.start().join();
      nanos[i] = System.nanoTime() - begin;
    }
    Arrays.sort(nanos);
    return nanos;
  }

  static Rate rate(RoundTrip roundTrip, int inFlight, Duration window) {
    Semaphore free = new Semaphore(inFlight);
    AtomicLong done = new AtomicLong();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    long begin = System.nanoTime();
    while (System.nanoTime() - begin < window.toNanos() && failure.get() == null) {
      free.acquireUninterruptibly();
      var _ =
          roundTrip
              .start()
              .whenComplete((answer, problem) -> {
                if (problem != null) {
                  failure.set(problem);
                }
                done.incrementAndGet();
                free.release();
              });
    }
    free.acquireUninterruptibly(inFlight);
    double seconds = (System.nanoTime() - begin) / (double) Duration.ofSeconds(1).toNanos();
    if (failure.get() != null) {
      throw new IllegalStateException("a round trip failed", failure.get());
    }
    return new Rate(done.get(), done.get() / seconds);
  }
}
