package io.countersign.audit;

import java.util.Locale;

/** How far the question to people has come. */
public enum ApprovalState {
  PENDING,
  GRANTED,
  REJECTED,
  EXPIRED,
  WITHDRAWN;

  /** The name that JSON uses. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  int rank() {
    return this == PENDING ? 0 : 1;
  }
}
