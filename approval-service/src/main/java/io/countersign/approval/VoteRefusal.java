package io.countersign.approval;

/** Why an answer does not count. */
public enum VoteRefusal {
  AGENT_MAY_NOT_DECIDE("agent-may-not-decide", true),
  OWN_COMMAND("own-command", true),
  ROLE_MISSING("role-missing", true),
  /** One of those who are asked, but not now. */
  OTHER_STAGE("other-stage", true),
  NOT_PENDING("not-pending", false),
  DIGEST_MISMATCH("digest-mismatch", true),
  /** Policy is about to decide again, by policies that the voter cannot have seen. */
  POLICY_CHANGED("policy-changed", false),
  /** Somebody has answered in this person's place, or this person for somebody who has. */
  REPRESENTED("represented", true),
  /** The standing approval would give more than policy lets it. */
  GRANT_TOO_WIDE("grant-too-wide", true),
  /** Conditions that no run could meet, with those of others or with the request's end. */
  CONDITIONS_CONTRADICT("conditions-contradict", false);

  private final String code;
  private final boolean recorded;

  VoteRefusal(String code, boolean recorded) {
    this.code = code;
    this.recorded = recorded;
  }

  /** The name that events and problems use. */
  public String code() {
    return code;
  }

  /** Whether auditors want to know of the attempt; coming late or twice is none. */
  public boolean isRecorded() {
    return recorded;
  }
}
