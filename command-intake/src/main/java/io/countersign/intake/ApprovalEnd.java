package io.countersign.intake;

import java.util.Locale;

/** How a question to people was closed. */
public enum ApprovalEnd {
  GRANTED,
  REJECTED,
  EXPIRED,
  WITHDRAWN;

  /** As JSON and callers see it. */
  public String state() {
    return name().toLowerCase(Locale.ROOT);
  }
}
