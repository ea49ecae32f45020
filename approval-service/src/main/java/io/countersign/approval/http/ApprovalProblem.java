package io.countersign.approval.http;

import io.countersign.approval.VoteRefusal;
import io.countersign.approval.review.GlassRefusal;
import io.countersign.platform.http.ProblemType;

/** What can go wrong with approvals. */
enum ApprovalProblem implements ProblemType {
  AGENT_MAY_NOT_DECIDE(403, "agent-may-not-decide", "Agents do not decide"),
  OWN_COMMAND(403, "own-command", "Nobody decides on their own command"),
  ROLE_MISSING(403, "role-missing", "The voter lacks the role"),
  OTHER_STAGE(409, "other-stage", "Another stage is asked first"),
  NOT_PENDING(409, "not-pending", "The request takes no votes any more"),
  DIGEST_MISMATCH(409, "digest-mismatch", "The vote is about something else"),
  POLICY_CHANGED(409, "policy-changed", "The policies have changed"),
  REPRESENTED(409, "represented", "Somebody voted in your place"),
  GRANT_TOO_WIDE(403, "grant-too-wide", "The grant would give too much"),
  CONDITIONS_CONTRADICT(409, "conditions-contradict", "The conditions cannot be met"),
  AGENT_MAY_NOT_BREAK_GLASS(403, "agent-may-not-break-glass", "Agents wait for people"),
  OTHERS_COMMAND(403, "others-command", "The command is somebody else's"),
  MAY_NOT_BREAK_GLASS(403, "may-not-break-glass", "Policy does not allow it"),
  NOTHING_RUNS(409, "nothing-runs", "There is nothing to run"),
  REVIEW_NOT_OWED(409, "review-not-owed", "There is nothing to review"),
  REVIEWED_BEFORE(409, "reviewed-before", "The review is done"),
  UNKNOWN_GRANT(404, "unknown-grant", "There is no such grant"),
  GRANT_ENDED(409, "grant-ended", "The grant has ended"),
  NOT_REVOCABLE(403, "not-revocable", "Others may revoke the grant"),
  UNKNOWN_PERSON(400, "unknown-person", "Nobody is known by that name"),
  NOT_DEAD(409, "not-dead", "The delivery was not given up"),
  UNKNOWN_REQUEST(404, "unknown-request", "There is no such approval request"),
  STALE(412, "stale", "The request was changed since it was read"),
  COMMENTS_FULL(409, "comments-full", "Enough was said about this request"),
  TOO_MANY_COMMENTS(429, "too-many-comments", "Too many comments at once"),
  TOO_MANY_STREAMS(429, "too-many-streams", "Too many streams at once"),
  STORE_UNAVAILABLE(503, "store-unavailable", "Approvals are not available at the moment");

  private final int status;
  private final String code;
  private final String title;

  ApprovalProblem(int status, String code, String title) {
    this.status = status;
    this.code = code;
    this.title = title;
  }

  static ApprovalProblem of(VoteRefusal refusal) {
    return switch (refusal) {
      case AGENT_MAY_NOT_DECIDE -> AGENT_MAY_NOT_DECIDE;
      case OWN_COMMAND -> OWN_COMMAND;
      case ROLE_MISSING -> ROLE_MISSING;
      case OTHER_STAGE -> OTHER_STAGE;
      case NOT_PENDING -> NOT_PENDING;
      case DIGEST_MISMATCH -> DIGEST_MISMATCH;
      case POLICY_CHANGED -> POLICY_CHANGED;
      case REPRESENTED -> REPRESENTED;
      case GRANT_TOO_WIDE -> GRANT_TOO_WIDE;
      case CONDITIONS_CONTRADICT -> CONDITIONS_CONTRADICT;
    };
  }

  static ApprovalProblem of(GlassRefusal refusal) {
    return switch (refusal) {
      case AGENT_MAY_NOT_BREAK_GLASS -> AGENT_MAY_NOT_BREAK_GLASS;
      case OTHERS_COMMAND -> OTHERS_COMMAND;
      case MAY_NOT_BREAK_GLASS -> MAY_NOT_BREAK_GLASS;
      case NOTHING_RUNS -> NOTHING_RUNS;
      case DIGEST_MISMATCH -> DIGEST_MISMATCH;
      case NOT_PENDING -> NOT_PENDING;
    };
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public String title() {
    return title;
  }
}
