package io.countersign.contracts;

/** The SQL type that a bind value is sent as. */
public enum BindType {
  TEXT,
  INTEGER,
  DECIMAL,
  BOOLEAN,
  DATE,
  TIMESTAMP,
  UUID,
  BYTES,
  JSON,
  /**
   * A value that only the executor knows, by its name: {@code <execution id>/<number>}. It is what
   * an undo puts back, and serves for nothing else.
   */
  SEALED
}
