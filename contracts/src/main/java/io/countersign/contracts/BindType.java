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
  JSON
}
