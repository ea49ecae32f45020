package io.countersign.contracts;

/** The role at the target with which a command runs. */
public enum Access {
  READER,
  WRITER
}
