package io.countersign.sql;

/** Stops the reading of a text that is not surely understood; never leaves this package. */
final class Unreadable extends RuntimeException {
  Unreadable(String problem) {
    super(problem, null, false, false);
  }

  Unreadable(String problem, int position) {
    this(problem + " at character " + (position + 1));
  }

  String problem() {
    return String.valueOf(getMessage());
  }
}
