package io.countersign.contracts;

/** The door through which a command came. */
public enum Origin {
  REST
}
