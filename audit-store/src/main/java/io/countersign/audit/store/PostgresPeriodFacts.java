package io.countersign.audit.store;

import io.countersign.audit.CommandSummary;
import io.countersign.audit.RecordCategory;
import io.countersign.audit.TrailSettings;
import io.countersign.audit.report.Period;
import io.countersign.audit.report.PeriodFacts;
import io.countersign.audit.report.ReaderCount;
import io.countersign.audit.report.RecordCounts;
import io.countersign.contracts.CommandId;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Sums up what {@link PostgresRecordStore} keeps. */
public final class PostgresPeriodFacts implements PeriodFacts {
  private static final String WITHIN = "happened_at >= ? AND happened_at < ?";
  private static final String RECORDS =
      """
      SELECT count(*), count(*) FILTER (WHERE reading = 'unknown-type'), count(*) FILTER (WHERE reading = 'poison'),
        count(duplicate_of), count(value_absence) FROM event WHERE %s\
      """
          .formatted(WITHIN);
  private static final String LARGEST =
      "SELECT "
          + CommandColumns.NAMES
          + " FROM command WHERE rows_changed > 0 AND "
          + WITHIN
          + " ORDER BY rows_changed DESC, command_id LIMIT ?";
  private static final String COMMANDS =
      "SELECT " + CommandColumns.NAMES + " FROM command WHERE command_id = ANY (?::uuid[])";
  private static final String WITHOUT_END =
      """
      SELECT count(*) FROM command WHERE outcome IS NULL AND cancelled_at IS NULL AND decision IS DISTINCT FROM 'denied'
        AND (approval IS NULL OR approval IN ('granted', 'glass-broken')) AND %s\
      """
          .formatted(WITHIN);
  private static final String READERS =
      """
      SELECT actor_name, actor_subject, count(*), min(happened_at) AS first_at, max(happened_at) AS last_at FROM event
      WHERE category = ? AND duplicate_of IS NULL AND %s
      GROUP BY actor_name, actor_subject ORDER BY 3 DESC, 1, 2 LIMIT ?\
      """
          .formatted(WITHIN);

  /** So many ids are asked for at once. */
  private static final int AT_A_TIME = 1_000;

  private final Query query;

  public PostgresPeriodFacts(DataSource dataSource, TrailSettings settings) {
    this.query = new Query(new Database(dataSource), settings.queryTimeout());
  }

  @Override
  public RecordCounts records(Period period) {
    return query
        .list(
            RECORDS,
            binder -> bind(binder, period),
            row ->
                new RecordCounts(
                    row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)))
        .getFirst();
  }

  @Override
  public List<CommandSummary> largestChanges(Period period, int limit) {
    return query.list(
        LARGEST,
        binder -> {
          bind(binder, period);
          binder.number(limit);
        },
        CommandColumns::read);
  }

  @Override
  public List<CommandSummary> commands(Collection<CommandId> ids) {
    List<CommandId> asked = ids.stream().distinct().toList();
    List<CommandSummary> found = new ArrayList<>();
    for (int from = 0; from < asked.size(); from += AT_A_TIME) {
      Stream<String> some =
          asked.subList(from, Math.min(from + AT_A_TIME, asked.size())).stream()
              .map(CommandId::toString);
      found.addAll(query.list(COMMANDS, binder -> binder.texts(some), CommandColumns::read));
    }
    return found;
  }

  @Override
  public long withoutEnd(Period period) {
    return query
        .list(WITHOUT_END, binder -> bind(binder, period), row -> row.getLong(1))
        .getFirst();
  }

  @Override
  public List<ReaderCount> readers(Period period, int limit) {
    return query.list(
        READERS,
        binder -> {
          binder.text(RecordCategory.TRAIL_READS.toString());
          bind(binder, period);
          binder.number(limit);
        },
        row ->
            new ReaderCount(
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                PostgresTime.required(row, "first_at"),
                PostgresTime.required(row, "last_at")));
  }

  @Override
  public Optional<Instant> oldest() {
    return query
        .list(
            "SELECT min(happened_at) FROM event",
            _ -> {},
            row -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
        .getFirst()
        .map(OffsetDateTime::toInstant);
  }

  private static void bind(Binder binder, Period period) throws SQLException {
    binder.time(period.from());
    binder.time(period.to());
  }
}
