package io.countersign.audit.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.countersign.audit.Aspect;
import io.countersign.audit.ChangedRow;
import io.countersign.audit.CommandCount;
import io.countersign.audit.CommandFilter;
import io.countersign.audit.Exposure;
import io.countersign.audit.Interval;
import io.countersign.audit.Investigation;
import io.countersign.audit.Page;
import io.countersign.audit.RowCursor;
import io.countersign.audit.RowFilter;
import io.countersign.audit.TrailSettings;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.TableName;
import io.countersign.platform.event.EventJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Asks what {@link PostgresRecordStore} keeps. */
public final class PostgresInvestigation implements Investigation {
  private static final ObjectMapper JSON = EventJson.mapper();

  private final Query query;

  public PostgresInvestigation(DataSource dataSource, TrailSettings settings) {
    this.query = new Query(new Database(dataSource), settings.queryTimeout());
  }

  @Override
  public List<CommandCount> counts(
      CommandFilter filter, @Nullable Aspect by, @Nullable Interval interval, int limit) {
    Conditions conditions = Conditions.of(filter, null);
    Grouping grouping = Grouping.of(by);
    String sql =
        """
        SELECT %s, %s, count(*), coalesce(sum(rows_returned), 0), coalesce(sum(rows_changed), 0)
        FROM command %s %s GROUP BY 1, 2 ORDER BY 2, 3 DESC, 1 LIMIT ?\
        """
            .formatted(
                grouping.value(), Grouping.time(interval), grouping.join(), conditions.where());
    return query.list(
        sql,
        binder -> {
          conditions.bind(binder);
          binder.number(limit);
        },
        row ->
            new CommandCount(
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5)));
  }

  @Override
  public List<Exposure> exposures(CommandFilter filter, int limit) {
    Conditions conditions = Conditions.of(filter, null);
    return query.list(
        """
        SELECT principal_subject, max(principal_name), max(principal_owner), used.name, seen.category, seen.shown,
          count(*), coalesce(sum(rows_returned), 0), min(happened_at) AS first_at, max(happened_at) AS last_at
        FROM command CROSS JOIN LATERAL unnest(tables) AS used (name)
        CROSS JOIN LATERAL (
          SELECT unnest(shown_categories), true UNION ALL SELECT unnest(masked_categories), false) AS seen (category, shown)
        %s GROUP BY principal_subject, used.name, seen.category, seen.shown
        HAVING principal_subject IS NOT NULL
        ORDER BY seen.shown DESC, count(*) DESC, principal_subject, used.name, seen.category LIMIT ?\
        """
            .formatted(conditions.where()),
        binder -> {
          conditions.bind(binder);
          binder.number(limit);
        },
        row ->
            new Exposure(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getBoolean(6),
                row.getLong(7),
                row.getLong(8),
                PostgresTime.required(row, "first_at"),
                PostgresTime.required(row, "last_at")));
  }

  @Override
  public Page<ChangedRow, RowCursor> changes(
      RowFilter filter, @Nullable RowCursor after, int limit) {
    Conditions conditions =
        Conditions.of(filter, json(filter.values()), json(filter.textValues()), after);
    List<ChangedRow> found =
        query.list(
            """
            SELECT r.topic, r.partition, r.record_offset, r.place, r.command_id, r.happened_at, c.principal_name, c.outcome,
              r.table_schema, r.table_name, r.kind, r.before, r.after
            FROM row_change r LEFT JOIN command c USING (command_id)
            %s ORDER BY r.happened_at DESC, r.topic DESC, r.partition DESC, r.record_offset DESC, r.place DESC LIMIT ?\
            """
                .formatted(conditions.where()),
            binder -> {
              conditions.bind(binder);
              binder.number(limit + 1);
            },
            PostgresInvestigation::changedRow);
    return Pages.of(found, limit, ChangedRow::cursor);
  }

  private static ChangedRow changedRow(ResultSet row) throws SQLException {
    return new ChangedRow(
        EventColumns.position(row),
        row.getInt("place"),
        new CommandId(row.getObject("command_id", UUID.class)),
        PostgresTime.required(row, "happened_at"),
        row.getString("principal_name"),
        row.getString("outcome"),
        new TableName(row.getString("table_schema"), row.getString("table_name")),
        row.getString("kind"),
        row.getString("before"),
        row.getString("after"));
  }

  private static String json(Map<String, Object> values) {
    try {
      return PostgresText.inJson(JSON.writeValueAsString(values));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a row", e);
    }
  }
}
