package io.countersign.executor;

import java.time.Duration;
import java.util.Optional;

/** An executor's limits where those of a data source are not narrower. */
record DataSourceLimits(Limits own, TargetLimits target) implements Limits {
  @Override
  public long maximumRows() {
    return narrower(own.maximumRows(), target.maximumRows());
  }

  @Override
  public long maximumBytes() {
    return narrower(own.maximumBytes(), target.maximumBytes());
  }

  @Override
  public int maximumValueBytes() {
    return own.maximumValueBytes();
  }

  @Override
  public int maximumRowImages() {
    return own.maximumRowImages();
  }

  @Override
  public Duration statementTimeout() {
    return narrower(own.statementTimeout(), target.statementTimeout());
  }

  @Override
  public Duration lockTimeout() {
    return narrower(own.lockTimeout(), target.lockTimeout());
  }

  @Override
  public Duration publicationTimeout() {
    return narrower(own.publicationTimeout(), target.idleTimeout());
  }

  private static <T extends Comparable<T>> T narrower(T own, Optional<T> other) {
    return other.filter(o -> o.compareTo(own) < 0).orElse(own);
  }
}
