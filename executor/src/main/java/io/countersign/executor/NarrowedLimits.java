package io.countersign.executor;

import io.countersign.contracts.Obligations;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/** An executor's own limits where a command's obligations are not narrower. */
record NarrowedLimits(Limits own, Obligations obligations) implements Limits {
  /** PostgreSQL counts in milliseconds, and takes zero for no limit. */
  private static final Duration SHORTEST = Duration.ofMillis(1);

  @Override
  public long maximumRows() {
    Long obliged = obligations.maximumRows();
    return obliged == null ? own.maximumRows() : Math.min(obliged, own.maximumRows());
  }

  @Override
  public Duration statementTimeout() {
    Duration obliged = obligations.timeout();
    return obliged == null
        ? own.statementTimeout()
        : Collections.max(
            List.of(SHORTEST, Collections.min(List.of(obliged, own.statementTimeout()))));
  }

  @Override
  public long maximumBytes() {
    return own.maximumBytes();
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
  public Duration lockTimeout() {
    return own.lockTimeout();
  }

  @Override
  public Duration publicationTimeout() {
    return own.publicationTimeout();
  }
}
