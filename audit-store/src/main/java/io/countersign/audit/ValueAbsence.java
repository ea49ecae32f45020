package io.countersign.audit;

import java.util.Locale;

/** Why the store does not have a value that there was. */
public enum ValueAbsence {
  /** A part of a result behind the rows that are kept of one. */
  BEYOND_LIMIT,
  /** Made unreadable for good, because somebody was to be forgotten. */
  ERASED;

  /**
   * @throws IllegalArgumentException if there is no such reason
   */
  public static ValueAbsence named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** As the store and answers name it: {@code beyond-limit}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
