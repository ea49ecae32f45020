package io.countersign.approval;

/**
 * Looks at a question before people are asked, in the transaction that keeps it. Several of them
 * look one after the other, in {@link #order()}; each gets what the one before it made of the
 * question.
 */
public interface Admission {
  /** The lower, the earlier. */
  int order();

  /** The same opening, or another: the question is answered already, or has to wait. */
  Opening admit(Opening opening);
}
