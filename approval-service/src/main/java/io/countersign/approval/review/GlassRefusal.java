package io.countersign.approval.review;

/** Why somebody may not run a command before it is approved. */
public enum GlassRefusal {
  AGENT_MAY_NOT_BREAK_GLASS("agent-may-not-break-glass", true),
  /** Somebody else's, or an agent's. */
  OTHERS_COMMAND("others-command", true),
  /** Policy lets nobody do so, or not this person. */
  MAY_NOT_BREAK_GLASS("may-not-break-glass", true),
  /** The command asks for a grant. */
  NOTHING_RUNS("nothing-runs", false),
  DIGEST_MISMATCH("digest-mismatch", true),
  /** People have answered, or are not asked any more. */
  NOT_PENDING("not-pending", false);

  private final String code;
  private final boolean recorded;

  GlassRefusal(String code, boolean recorded) {
    this.code = code;
    this.recorded = recorded;
  }

  /** The name that events and problems use. */
  public String code() {
    return code;
  }

  /** Whether auditors want to know of the attempt. */
  public boolean isRecorded() {
    return recorded;
  }
}
