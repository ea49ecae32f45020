package io.countersign.evaluator;

import java.time.Duration;
import java.time.Instant;

/**
 * A sum over a window of time that ends now, in buckets. It covers at least the window, and at most
 * one bucket more. The order in which amounts are added makes no difference.
 */
final class SlidingSum {
  private final long bucketMillis;
  private final long[] sums;
  private long newest = Long.MIN_VALUE;

  /**
   * @param window a multiple of the bucket
   */
  SlidingSum(Duration window, Duration bucket) {
    bucketMillis = bucket.toMillis();
    // The newest bucket has just begun, so that one more than the window holds is needed.
    sums = new long[Math.toIntExact(window.toMillis() / bucketMillis) + 1];
  }

  void add(Instant at, long amount) {
    long bucket = bucket(at);
    advanceTo(bucket);
    if (isKept(bucket)) {
      sums[slot(bucket)] += amount;
    }
  }

  long upTo(Instant now) {
    long last = bucket(now);
    long total = 0;
    for (long bucket = last - sums.length + 1; bucket <= last; bucket++) {
      total += at(bucket);
    }
    return total;
  }

  /** The sum of one bucket, by its number since the epoch; 0 if it is not kept any more. */
  long at(long bucket) {
    return bucket <= newest && isKept(bucket) ? sums[slot(bucket)] : 0;
  }

  long bucket(Instant at) {
    return Math.floorDiv(at.toEpochMilli(), bucketMillis);
  }

  private boolean isKept(long bucket) {
    return newest != Long.MIN_VALUE && bucket > newest - sums.length;
  }

  private void advanceTo(long bucket) {
    if (newest == Long.MIN_VALUE) {
      newest = bucket;
    }
    long first = Math.max(newest + 1, bucket - sums.length + 1);
    for (long fresh = first; fresh <= bucket; fresh++) {
      sums[slot(fresh)] = 0;
    }
    newest = Math.max(newest, bucket);
  }

  private int slot(long bucket) {
    return Math.floorMod(bucket, sums.length);
  }
}
