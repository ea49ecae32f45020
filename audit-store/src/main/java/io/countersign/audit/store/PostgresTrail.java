package io.countersign.audit.store;

import io.countersign.audit.CommandCursor;
import io.countersign.audit.CommandFilter;
import io.countersign.audit.CommandSummary;
import io.countersign.audit.Criterion;
import io.countersign.audit.EventCursor;
import io.countersign.audit.EventFilter;
import io.countersign.audit.LeftOut;
import io.countersign.audit.Page;
import io.countersign.audit.RecordCategory;
import io.countersign.audit.StoredRecord;
import io.countersign.audit.Tail;
import io.countersign.audit.Trail;
import io.countersign.audit.TrailEvent;
import io.countersign.audit.TrailSettings;
import io.countersign.audit.ValueAbsence;
import io.countersign.contracts.CommandId;
import io.countersign.platform.event.RecordPosition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads what {@link PostgresRecordStore} keeps. */
public final class PostgresTrail implements Trail {
  private static final String LATEST_EVENT_FIRST =
      "happened_at DESC, topic DESC, partition DESC, record_offset DESC";
  private static final String LATEST_COMMAND_FIRST = "happened_at DESC, command_id DESC";

  private static final String EVENTS_OF_COMMAND =
      EventColumns.withinBudget(
          "SELECT "
              + EventColumns.NAMES
              + " FROM event WHERE command_id = ? AND duplicate_of IS NULL AND reading <> 'poison'",
          EventColumns.TELLING,
          "happened_at, topic, partition, record_offset");
  private static final String COMMAND =
      "SELECT " + CommandColumns.NAMES + " FROM command WHERE command_id = ?";
  private static final String CHUNKS =
      """
      SELECT record_value FROM (
        SELECT record_value, part, record_offset,
          sum(octet_length(record_value)) OVER chunks AS bytes, row_number() OVER chunks AS place
        FROM event WHERE command_id = ? AND part >= ? AND part < ? AND duplicate_of IS NULL
          AND category IN ('results', 'unreadable') AND value_absence IS NULL
        WINDOW chunks AS (ORDER BY part, record_offset)) AS measured
      WHERE place = 1 OR bytes <= ? ORDER BY part, record_offset\
      """;
  private static final String RECORD =
      """
      SELECT %s, flaw, duplicate_of
      FROM event WHERE topic = ? AND partition = ? AND record_offset = ? AND category = ANY (?)\
      """
          .formatted(RawRows.NAMES);
  private static final String LEFT_OUT =
      """
      SELECT value_absence, count(*), min(part) FROM event
      WHERE command_id = ? AND part IS NOT NULL AND value_absence IS NOT NULL AND duplicate_of IS NULL
        AND category IN ('results', 'unreadable')
      GROUP BY value_absence ORDER BY 1\
      """;

  private static final int FEW_COMMANDS = 500;
  private final Query query;
  private final long valueBytes;

  public PostgresTrail(DataSource dataSource, TrailSettings settings) {
    this.query = new Query(new Database(dataSource), settings.queryTimeout());
    this.valueBytes = settings.valueBytes();
  }

  @Override
  public Page<TrailEvent, EventCursor> events(
      EventFilter filter, @Nullable EventCursor after, int limit) {
    List<Conditions> apart =
        EventConditions.apart(
            filter,
            after,
            fewCommands(filter, criteria(filter, false)).orElse(null),
            fewCommands(filter, criteria(filter, true).stream().limit(1).toList()).orElse(null));
    String latest =
        apart.stream()
            .map(conditions ->
                "(SELECT %s FROM event %s ORDER BY %s LIMIT ?)"
                    .formatted(EventColumns.NAMES, conditions.where(), LATEST_EVENT_FIRST))
            .collect(Collectors.joining(" UNION ALL "));
    String rows =
        "SELECT * FROM (%s) AS latest ORDER BY %s LIMIT ?".formatted(latest, LATEST_EVENT_FIRST);
    List<TrailEvent> found =
        query.list(
            EventColumns.withinBudget(rows, EventColumns.NONE, LATEST_EVENT_FIRST),
            binder -> {
              for (Conditions conditions : apart) {
                conditions.bind(binder);
                binder.number(limit + 1);
              }
              binder.number(limit + 1);
              binder.number(valueBytes);
            },
            EventColumns::read);
    return Pages.of(found, limit, last -> new EventCursor(last.time(), last.position()));
  }

  private static List<Criterion> criteria(EventFilter filter, boolean ofPrincipals) {
    return filter.ofCommands().criteria().stream()
        .filter(c -> c instanceof Criterion.Submitter == ofPrincipals)
        .toList();
  }

  /**
   * The commands that meet some of the conditions, if there are few. Their events are then found by
   * their ids; else by going back in time, which is quick because many events are about some of
   * them.
   */
  private Optional<List<UUID>> fewCommands(EventFilter filter, List<Criterion> criteria) {
    if (criteria.isEmpty() || filter.command() != null) {
      return Optional.empty();
    }
    Conditions met = Conditions.of(new CommandFilter(criteria, null, null), null);
    List<UUID> ids =
        query.list(
            "SELECT command_id FROM command %s LIMIT ?".formatted(met.where()),
            binder -> {
              met.bind(binder);
              binder.number(FEW_COMMANDS + 1);
            },
            row -> row.getObject(1, UUID.class));
    return ids.size() > FEW_COMMANDS ? Optional.empty() : Optional.of(ids);
  }

  @Override
  public Tail tail(EventFilter filter) {
    return new PostgresTail(query, filter, valueBytes);
  }

  @Override
  public Page<CommandSummary, CommandCursor> commands(
      CommandFilter filter, @Nullable CommandCursor after, int limit) {
    Conditions conditions = Conditions.of(filter, after);
    List<CommandSummary> found =
        query.list(
            "SELECT %s FROM command %s ORDER BY %s LIMIT ?"
                .formatted(CommandColumns.NAMES, conditions.where(), LATEST_COMMAND_FIRST),
            binder -> {
              conditions.bind(binder);
              binder.number(limit + 1);
            },
            CommandColumns::read);
    return Pages.of(found, limit, last -> new CommandCursor(last.time(), last.commandId()));
  }

  @Override
  public Optional<CommandSummary> command(CommandId id) {
    return query.list(COMMAND, binder -> binder.uuid(id.value()), CommandColumns::read).stream()
        .findFirst();
  }

  @Override
  public List<TrailEvent> eventsOf(CommandId id) {
    return query.list(
        EVENTS_OF_COMMAND,
        binder -> {
          binder.uuid(id.value());
          binder.number(valueBytes);
        },
        EventColumns::read);
  }

  @Override
  public List<byte[]> resultChunks(CommandId id, int firstChunk, int chunks) {
    return query.list(
        CHUNKS,
        binder -> {
          binder.uuid(id.value());
          binder.number(firstChunk);
          binder.number((long) firstChunk + chunks);
          binder.number(valueBytes);
        },
        row -> row.getBytes(1));
  }

  @Override
  public List<LeftOut> resultsLeftOut(CommandId id) {
    return query.list(
        LEFT_OUT,
        binder -> binder.uuid(id.value()),
        row -> new LeftOut(ValueAbsence.named(row.getString(1)), row.getInt(2), row.getInt(3)));
  }

  @Override
  public Optional<StoredRecord> record(RecordPosition position) {
    return query
        .list(
            RECORD,
            binder -> {
              binder.text(position.topic());
              binder.number(position.partition());
              binder.number(position.offset());
              binder.texts(
                  RecordCategory.ofTopic(position.topic()).stream().map(RecordCategory::toString));
            },
            PostgresTrail::readRecord)
        .stream()
        .findFirst();
  }

  private static StoredRecord readRecord(ResultSet row) throws SQLException {
    return new StoredRecord(
        RawRows.read(row),
        RawRows.absence(row),
        row.getString("flaw"),
        PositionText.parse(row.getString("duplicate_of")));
  }
}
