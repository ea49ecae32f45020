package io.countersign.audit.store;

import io.countersign.audit.CommandSummary;
import io.countersign.audit.CommandSummary.Submitter;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.SessionId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads rows of {@code command}. */
final class CommandColumns {
  static final String NAMES =
      "command_id, happened_at, session_id, principal_subject, principal_name, principal_kind, principal_owner,"
          + " data_source, environment, sql_text, justification, tables, kinds, decision, policies, approval, outcome,"
          + " rows_returned, rows_changed, masked_categories, shown_categories,"
          + " submitted_at, cancelled_at, finished_at";

  private CommandColumns() {}

  static CommandSummary read(ResultSet row) throws SQLException {
    UUID session = row.getObject("session_id", UUID.class);
    return new CommandSummary(
        new CommandId(row.getObject("command_id", UUID.class)),
        PostgresTime.required(row, "happened_at"),
        session == null ? null : new SessionId(session),
        submitter(row),
        row.getString("data_source"),
        row.getString("environment"),
        row.getString("sql_text"),
        row.getString("justification"),
        texts(row, "tables"),
        texts(row, "kinds"),
        row.getString("decision"),
        texts(row, "policies"),
        row.getString("approval"),
        row.getString("outcome"),
        row.getObject("rows_returned", Long.class),
        row.getObject("rows_changed", Long.class),
        texts(row, "masked_categories"),
        texts(row, "shown_categories"),
        PostgresTime.optional(row, "submitted_at"),
        PostgresTime.optional(row, "cancelled_at"),
        PostgresTime.optional(row, "finished_at"));
  }

  private static @Nullable Submitter submitter(ResultSet row) throws SQLException {
    String subject = row.getString("principal_subject");
    return subject == null
        ? null
        : new Submitter(
            subject,
            row.getString("principal_name"),
            row.getString("principal_kind"),
            row.getString("principal_owner"));
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    Array array = row.getArray(column);
    return array == null ? List.of() : List.of((String[]) array.getArray());
  }
}
