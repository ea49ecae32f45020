package io.countersign.audit.http;

import io.countersign.platform.http.ProblemType;

/** What can go wrong when the trail is asked. */
public enum AuditProblem implements ProblemType {
  INVALID_FILTER(400, "invalid-filter", "A query parameter is not valid"),
  QUERY_TOO_LONG(422, "query-too-long", "The query takes too long"),
  UNKNOWN_COMMAND(404, "unknown-command", "There is no such command"),
  UNKNOWN_RECORD(404, "unknown-record", "There is no such record"),
  DISPOSED(410, "disposed", "Retention has disposed of the record"),
  ARCHIVE_UNAVAILABLE(503, "archive-unavailable", "The archive does not answer at the moment"),
  UNKNOWN_DISPOSAL(404, "unknown-disposal", "There is no such disposal"),
  INVALID_HOLD(400, "invalid-hold", "This is no hold"),
  HOLD_STANDS(409, "hold-stands", "A hold of that name stands"),
  UNKNOWN_HOLD(404, "unknown-hold", "No hold of that name stands"),
  UNKNOWN_INCIDENT(404, "unknown-incident", "There is no such incident"),
  UNKNOWN_FINDING(404, "unknown-finding", "There is no such finding"),
  UNKNOWN_PRINCIPAL(404, "unknown-principal", "Nothing is known of such a principal"),
  INVALID_CLOSING(400, "invalid-closing", "What was found is closed with a reason"),
  CLOSED_ALREADY(409, "closed-already", "It is closed already"),
  NO_CHECKPOINT(404, "no-checkpoint", "There is no such checkpoint yet"),
  UNKNOWN_TILE(404, "unknown-tile", "There is no such tile"),
  LEDGER_BROKEN(500, "ledger-broken", "What is stored is not what was signed"),
  UNKNOWN_QUERY(404, "unknown-query", "There is no such saved query"),
  INVALID_QUERY(400, "invalid-query", "This cannot be saved as a query"),
  REBUILD_RUNNING(409, "rebuild-running", "A rebuild is running"),
  TOO_MANY_STREAMS(429, "too-many-streams", "There are too many streams"),
  UNKNOWN_REPORT(404, "unknown-report", "There is no such report"),
  REPORT_RUNNING(429, "report-running", "Another report is being made"),
  STORE_UNAVAILABLE(503, "store-unavailable", "The store does not answer at the moment");

  private final int status;
  private final String code;
  private final String title;

  AuditProblem(int status, String code, String title) {
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
