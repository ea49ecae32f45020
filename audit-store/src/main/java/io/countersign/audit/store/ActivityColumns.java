package io.countersign.audit.store;

import io.countersign.audit.CommandSummary.Submitter;
import io.countersign.audit.behaviour.Activity;
import io.countersign.audit.behaviour.Slice;
import io.countersign.contracts.CommandId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;

/** Reads rows of {@code command} as behaviour regards them. */
final class ActivityColumns {
  static final String OF_ACTIVITY =
      "command_id, happened_at, data_source, tables, kinds, decision, approval, outcome,"
          + " coalesce(rows_returned, 0) AS rows_returned, masked_categories, shown_categories,"
          + " left(justification, 2000) AS justification, md5(coalesce(sql_text, '')) AS text";

  static final String OF_SLICE =
      "date_trunc('hour', happened_at, 'UTC') AS hour, data_source, tables, kinds, decision, approval, outcome,"
          + " masked_categories, shown_categories, count(*) AS commands,"
          + " coalesce(sum(rows_returned), 0)::bigint AS rows_returned,"
          + " coalesce(sum(rows_changed), 0)::bigint AS rows_changed";

  private ActivityColumns() {}

  /** Without its question. */
  static Activity activity(ResultSet row) throws SQLException {
    return new Activity(
        new CommandId(row.getObject("command_id", UUID.class)),
        PostgresTime.required(row, "happened_at"),
        row.getString("data_source"),
        texts(row, "tables"),
        texts(row, "kinds"),
        row.getString("decision"),
        row.getString("approval"),
        row.getString("outcome"),
        row.getLong("rows_returned"),
        texts(row, "masked_categories"),
        texts(row, "shown_categories"),
        row.getString("justification"),
        row.getString("text"),
        null);
  }

  static Slice slice(ResultSet row) throws SQLException {
    return new Slice(
        PostgresTime.required(row, "hour"),
        row.getString("data_source"),
        texts(row, "tables"),
        texts(row, "kinds"),
        row.getString("decision"),
        row.getString("approval"),
        row.getString("outcome"),
        texts(row, "masked_categories"),
        texts(row, "shown_categories"),
        row.getLong("commands"),
        row.getLong("rows_returned"),
        row.getLong("rows_changed"));
  }

  static Submitter submitter(ResultSet row) throws SQLException {
    return new Submitter(
        row.getString("principal_subject"),
        row.getString("principal_name"),
        row.getString("principal_kind"),
        row.getString("principal_owner"));
  }

  private static Set<String> texts(ResultSet row, String column) throws SQLException {
    Array array = row.getArray(column);
    return array == null ? Set.of() : Set.of((String[]) array.getArray());
  }
}
