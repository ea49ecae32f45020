package io.countersign.executor;

import java.time.Duration;

/** Limits with a test's own values; the time-outs are long enough never to matter by themselves. */
public record FakeLimits(
    long maximumRows,
    long maximumBytes,
    int maximumValueBytes,
    int maximumRowImages,
    Duration statementTimeout,
    Duration lockTimeout,
    Duration publicationTimeout)
    implements Limits {
  private static final Duration LONG = Duration.ofSeconds(60);

  public static FakeLimits generous() {
    return new FakeLimits(100_000, 64 << 20, 1 << 20, 1_000, LONG, LONG, LONG);
  }

  public FakeLimits rows(long rows) {
    return new FakeLimits(
        rows, maximumBytes, maximumValueBytes, maximumRowImages, LONG, LONG, LONG);
  }

  public FakeLimits bytes(long bytes) {
    return new FakeLimits(
        maximumRows, bytes, maximumValueBytes, maximumRowImages, LONG, LONG, LONG);
  }

  public FakeLimits valueBytes(int bytes) {
    return new FakeLimits(maximumRows, maximumBytes, bytes, maximumRowImages, LONG, LONG, LONG);
  }

  public FakeLimits rowImages(int images) {
    return new FakeLimits(maximumRows, maximumBytes, maximumValueBytes, images, LONG, LONG, LONG);
  }

  public FakeLimits timeouts(Duration statement, Duration lock) {
    return new FakeLimits(
        maximumRows, maximumBytes, maximumValueBytes, maximumRowImages, statement, lock, LONG);
  }
}
