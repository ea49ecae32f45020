package io.countersign.intake.http;

import io.countersign.platform.http.ProblemType;

/** What can go wrong for a submitter. */
enum IntakeProblem implements ProblemType {
  EMPTY_SQL(422, "empty-sql", "There is no SQL"),
  SQL_TOO_LONG(413, "sql-too-long", "The SQL is too long"),
  UNSTORABLE_TEXT(422, "unstorable-text", "A text cannot be stored"),
  TOO_MANY_PARAMETERS(422, "too-many-parameters", "There are too many parameters"),
  PARAMETERS_TOO_LARGE(413, "parameters-too-large", "The parameters are too large"),
  JUSTIFICATION_TOO_LONG(422, "justification-too-long", "The justification is too long"),
  COMMAND_TOO_LARGE(413, "command-too-large", "The command is too large"),
  INVALID_GRANT(422, "invalid-grant", "The grant asked for is not valid"),
  SEALED_PARAMETER(422, "sealed-parameter", "A parameter is sealed"),
  NOT_REVERSIBLE(409, "not-reversible", "The command cannot be undone"),
  EMPTY_COMMENT(422, "empty-comment", "There is no text"),
  COMMENT_TOO_LONG(422, "comment-too-long", "The comment is too long"),
  CONTROL_CHARACTERS(422, "control-characters", "The text holds control characters"),
  NOBODY_ASKED(409, "nobody-asked", "Nobody is asked about the command"),
  TOO_MANY_COMMENTS(409, "too-many-comments", "There are too many comments"),
  TOO_OFTEN(429, "too-often", "That is too often"),
  UNKNOWN_DATA_SOURCE(422, "unknown-data-source", "There is no such data source"),
  INVALID_IDEMPOTENCY_KEY(400, "invalid-idempotency-key", "The idempotency key is not valid"),
  IDEMPOTENCY_KEY_REUSED(409, "idempotency-key-reused", "The idempotency key is in use"),
  UNKNOWN_COMMAND(404, "unknown-command", "There is no such command"),
  NOT_YOURS(403, "not-yours", "Only the submitter may do this"),
  ALREADY_ENDED(409, "already-ended", "The command has ended"),
  NOT_ENDED(409, "not-ended", "The command has not ended"),
  NO_RESULT(409, "no-result", "The command has no result"),
  INVALID_CURSOR(400, "invalid-cursor", "The cursor is not valid"),
  INVALID_LIMIT(400, "invalid-limit", "The limit is not valid"),
  NOT_SURELY_RECORDED(503, "not-surely-recorded", "This may or may not be recorded"),
  UNAVAILABLE(503, "unavailable", "Not available at the moment");

  private final int status;
  private final String code;
  private final String title;

  IntakeProblem(int status, String code, String title) {
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
