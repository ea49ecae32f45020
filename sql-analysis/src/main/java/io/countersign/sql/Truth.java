package io.countersign.sql;

/** For which rows a condition holds. */
enum Truth {
  /** Every row, but those for which it is NULL. */
  ALWAYS,
  /** All rows or none, and the text does not tell which. */
  SAME_FOR_ALL,
  /** Some rows. */
  DEPENDS,
  NEVER;

  Truth not() {
    return switch (this) {
      case ALWAYS -> NEVER;
      case NEVER -> ALWAYS;
      case SAME_FOR_ALL, DEPENDS -> this;
    };
  }

  Truth and(Truth other) {
    if (this == NEVER || other == NEVER) {
      return NEVER;
    }
    return this == ALWAYS ? other : other == ALWAYS || this == DEPENDS ? this : other;
  }

  Truth or(Truth other) {
    if (this == ALWAYS || other == ALWAYS) {
      return ALWAYS;
    }
    return this == NEVER ? other : other == NEVER || this == SAME_FOR_ALL ? this : other;
  }

  /** Whether it may keep no row back. */
  boolean mayHoldForAll() {
    return this == ALWAYS || this == SAME_FOR_ALL;
  }
}
