package io.countersign.benchmarks.masking;

import io.countersign.executor.masking.TextMasker;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/**
 * What {@link DetectorsBenchmark} measures, in processor time instead of elapsed time: for machines
 * that are busy with other things. The best of many passes counts.
 */
public final class DetectorSpeed {
  private static final int PASSES = 80;
  private static final double MEGABYTES_A_NANOSECOND = 1000.0;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final TextMasker MASKER = new TextMasker();

  private DetectorSpeed() {}

  public static void main(String[] arguments) {
    for (OrdinaryText text : OrdinaryText.values()) {
      // Once for the compiler, which learns from all kinds of text.
      measure(text.mebibyte(), DetectorSpeed::detect);
    }
    System.out.println("| text | detectors | each character once | times |");
    System.out.println("| --- | --- | --- | --- |");
    for (OrdinaryText text : OrdinaryText.values()) {
      List<String> values = text.mebibyte();
      double detectors = measure(values, DetectorSpeed::detect);
      double floor = measure(values, DetectorSpeed::look);
      System.out.printf(
          "| %s | %.0f MB/s | %.0f MB/s | %.1f |%n",
          text.name().toLowerCase(Locale.ROOT).replace('_', ' '),
          detectors,
          floor,
          floor / detectors);
    }
  }

  /** Characters of ASCII, and so bytes, a second of processor time. */
  private static double measure(List<String> values, ToLongFunction<List<String>> pass) {
    long least = Long.MAX_VALUE;
    long result = 0;
    for (int i = 0; i < PASSES; i++) {
      long start = THREADS.getCurrentThreadCpuTime();
      result += pass.applyAsLong(values);
      least = Math.min(least, THREADS.getCurrentThreadCpuTime() - start);
    }
    if (result == Long.MIN_VALUE) {
      throw new IllegalStateException("keeps the passes from being optimised away");
    }
    long characters = values.stream().mapToLong(String::length).sum();
    return MEGABYTES_A_NANOSECOND * characters / least;
  }

  private static long detect(List<String> values) {
    long found = 0;
    for (String value : values) {
      found += MASKER.mask(value).found().size();
    }
    return found;
  }

  private static long look(List<String> values) {
    long sum = 0;
    for (String value : values) {
      for (int i = 0; i < value.length(); i++) {
        sum += value.charAt(i);
      }
    }
    return sum;
  }
}
