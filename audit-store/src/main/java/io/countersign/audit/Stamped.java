package io.countersign.audit;

import org.jspecify.annotations.Nullable;

/** A statement about a command, and how it compares with another about the same. */
public record Stamped<T>(Stamp stamp, T value) {
  /** The one that stands. */
  static <T> @Nullable Stamped<T> later(@Nullable Stamped<T> one, @Nullable Stamped<T> other) {
    if (one == null) {
      return other;
    }
    return other == null || one.stamp.compareTo(other.stamp) >= 0 ? one : other;
  }
}
