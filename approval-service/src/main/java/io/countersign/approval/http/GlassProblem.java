package io.countersign.approval.http;

import io.countersign.approval.review.GlassRefusal;
import io.countersign.platform.http.ProblemType;

/** What can go wrong with commands that run before they are approved, and their reviews. */
enum GlassProblem implements ProblemType {
  AGENT_MAY_NOT_BREAK_GLASS(403, "agent-may-not-break-glass", "Agents wait for people"),
  OTHERS_COMMAND(403, "others-command", "The command is somebody else's"),
  MAY_NOT_BREAK_GLASS(403, "may-not-break-glass", "Policy does not allow it"),
  NOTHING_RUNS(409, "nothing-runs", "There is nothing to run"),
  REVIEW_NOT_OWED(409, "review-not-owed", "There is nothing to review"),
  REVIEWED_BEFORE(409, "reviewed-before", "The review is done");

  private final int status;
  private final String code;
  private final String title;

  GlassProblem(int status, String code, String title) {
    this.status = status;
    this.code = code;
    this.title = title;
  }

  static ProblemType of(GlassRefusal refusal) {
    return switch (refusal) {
      case AGENT_MAY_NOT_BREAK_GLASS -> AGENT_MAY_NOT_BREAK_GLASS;
      case OTHERS_COMMAND -> OTHERS_COMMAND;
      case MAY_NOT_BREAK_GLASS -> MAY_NOT_BREAK_GLASS;
      case NOTHING_RUNS -> NOTHING_RUNS;
      case DIGEST_MISMATCH -> ApprovalProblem.DIGEST_MISMATCH;
      case NOT_PENDING -> ApprovalProblem.NOT_PENDING;
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
