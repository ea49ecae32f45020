package io.countersign.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What a statement does besides giving an answer. One statement can have several. */
public enum Effect {
  /** Data of tables, or what the server knows, goes into the answer or into what is written. */
  @JsonProperty("reads")
  READS,
  @JsonProperty("writes-data")
  WRITES_DATA,
  @JsonProperty("changes-schema")
  CHANGES_SCHEMA,
  /** Roles, ownership, privileges, row-level policies. */
  @JsonProperty("changes-privileges")
  CHANGES_PRIVILEGES,
  /** Settings, transactions, cursors, prepared statements, what the session listens to. */
  @JsonProperty("changes-session")
  CHANGES_SESSION,
  /** Files of the server. */
  @JsonProperty("files")
  FILES,
  @JsonProperty("network")
  NETWORK,
  /** Programs, or other server processes: their end, their signals. */
  @JsonProperty("process")
  PROCESS,
  /** Locks beyond those of every read. */
  @JsonProperty("locks")
  LOCKS,
  /** Runs SQL or code that the text itself does not show. */
  @JsonProperty("dynamic-sql")
  DYNAMIC_SQL,
  /** The server as a whole: its settings, storage, replication, extensions. */
  @JsonProperty("server-admin")
  SERVER_ADMIN;

  /** The name that policies and JSON use, such as {@code writes-data}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
