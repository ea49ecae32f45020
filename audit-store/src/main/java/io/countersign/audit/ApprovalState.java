package io.countersign.audit;

import java.util.Locale;

/** How far the question to people has come. */
public enum ApprovalState {
  QUEUED(0),
  PENDING(1),
  /** To run later; until then it may be rejected, or asked anew. */
  APPROVED(1),
  GRANTED(2),
  REJECTED(2),
  EXPIRED(2),
  WITHDRAWN(2),
  SUPERSEDED(2),
  GLASS_BROKEN(2),
  /** Found out after it had been granted. */
  DRIFTED(3);

  private final int rank;

  ApprovalState(int rank) {
    this.rank = rank;
  }

  /** The name that JSON uses. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A state replaces those of a lower rank, and earlier ones of its own, whatever comes first. */
  int rank() {
    return rank;
  }
}
