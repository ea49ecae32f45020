package io.countersign.approval.slack;

import io.countersign.platform.http.ProblemType;

/** What can go wrong between Slack, people and this service. */
enum SlackProblem implements ProblemType {
  NOT_BELIEVED(401, "callback-not-believed", "This is not from Slack"),
  REPLAYED(409, "callback-replayed", "This came before"),
  AGENT_MAY_NOT_DECIDE(403, "agent-may-not-decide", "Agents do not decide"),
  UNKNOWN_CODE(404, "unknown-link-code", "There is no such code"),
  NOT_LINKED(404, "not-linked", "There is no such link");

  private final int status;
  private final String code;
  private final String title;

  SlackProblem(int status, String code, String title) {
    this.status = status;
    this.code = code;
    this.title = title;
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
