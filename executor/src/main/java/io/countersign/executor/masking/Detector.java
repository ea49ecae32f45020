package io.countersign.executor.masking;

/** Finds the values of a category in a text, in time proportional to its length. */
interface Detector {
  /** Whether a text with these signals may hold such a value. */
  boolean isWorthwhile(Signals signals);

  void detect(Subject subject, Findings findings);
}
