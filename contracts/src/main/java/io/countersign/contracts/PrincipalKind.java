package io.countersign.contracts;

/** Whether a person acts, or a program on somebody's behalf. */
public enum PrincipalKind {
  HUMAN,
  AGENT
}
