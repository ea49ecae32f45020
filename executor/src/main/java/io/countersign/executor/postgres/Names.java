package io.countersign.executor.postgres;

import java.util.Collection;

/** Names as they stand in SQL that the executor writes. */
final class Names {
  private Names() {}

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** The name, or one like it, that is none of these. */
  static String unlike(Collection<String> taken, String name) {
    String free = name;
    while (taken.contains(free)) {
      free = free + "_";
    }
    return free;
  }
}
