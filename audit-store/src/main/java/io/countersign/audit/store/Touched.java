package io.countersign.audit.store;

import io.countersign.audit.CommandSummary.Submitter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * That something has become known of what a principal did on a day.
 *
 * @param first time of the first that it is about
 * @param last time of the last
 * @param voted whether it is about approvals that the principal gave, too
 */
record Touched(Submitter principal, LocalDate day, Instant first, Instant last, boolean voted) {
  private static final String BY =
      """
      WITH arrived AS (SELECT DISTINCT e.command_id FROM %s WHERE e.command_id IS NOT NULL),
      acted AS (
        SELECT principal_subject, principal_name, principal_kind, principal_owner, happened_at, false AS voted
        FROM arrived JOIN command USING (command_id) WHERE principal_subject IS NOT NULL
        UNION ALL
        SELECT voter_subject, voter_name, 'HUMAN', NULL, given_at, true
        FROM arrived JOIN approval_given USING (command_id))
      SELECT principal_subject, max(principal_name) AS principal_name, min(principal_kind) AS principal_kind,
        max(principal_owner) AS principal_owner, (happened_at AT TIME ZONE 'UTC')::date AS day,
        min(happened_at) AS first_at, max(happened_at) AS last_at, bool_or(voted) AS voted
      FROM acted GROUP BY principal_subject, day ORDER BY day, principal_subject\
      """
          .formatted(Arrival.RECORDS);

  static List<Touched> by(Connection connection, List<Arrival> arrivals) throws SQLException {
    return Query.list(connection, BY, binder -> Arrival.bind(binder, arrivals), Touched::read);
  }

  private static Touched read(ResultSet row) throws SQLException {
    return new Touched(
        ActivityColumns.submitter(row),
        row.getObject("day", LocalDate.class),
        PostgresTime.required(row, "first_at"),
        PostgresTime.required(row, "last_at"),
        row.getBoolean("voted"));
  }

  Instant dayBegins() {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** The first moment after the day. */
  Instant dayEnds() {
    return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
