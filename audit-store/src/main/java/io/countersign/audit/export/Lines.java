package io.countersign.audit.export;

/**
 * Writes entries as lines.
 *
 * @param <T> an entry
 */
public interface Lines<T> {
  /** What precedes all entries, with its end of line; of no bytes if nothing does. */
  default byte[] heading() {
    return new byte[0];
  }

  /** An entry, without the end of the line, and without one inside. */
  byte[] line(T entry);

  /** What ends a line. */
  default byte[] end() {
    return new byte[] {'\n'};
  }
}
