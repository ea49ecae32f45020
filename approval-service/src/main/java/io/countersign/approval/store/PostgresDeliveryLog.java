package io.countersign.approval.store;

import io.countersign.approval.notice.DeliveryLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Deliveries in PostgreSQL as they are looked after. */
@ApplicationScoped
@Transactional
public class PostgresDeliveryLog implements DeliveryLog {
  private final Sql sql;

  PostgresDeliveryLog(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Optional<List<Entry>> list(@Nullable State state, @Nullable UUID after, int limit) {
    Optional<Long> position =
        after == null
            ? Optional.of(0L)
            : sql.first("select position from delivery where id = ?", row -> row.getLong(1), after);
    String name = state == null ? null : state.text();
    return position.map(p ->
        sql.list(
            "select * from delivery where position > ? and (?::text is null or state = ?)"
                + " order by position limit ?",
            PostgresDeliveryLog::read,
            p,
            name,
            name,
            limit));
  }

  @Override
  public Optional<Replay> replay(UUID id, Instant now) {
    int changed =
        sql.update(
            "update delivery set state = 'due', due_at = ?, attempts = 0, claimed_until = null"
                + " where id = ? and state = 'dead'",
            now,
            id);
    return sql.first("select * from delivery where id = ?", PostgresDeliveryLog::read, id)
        .map(entry -> changed == 1 ? new Replay.Due(entry) : new Replay.NotDead(entry));
  }

  private static Entry read(ResultSet row) throws SQLException {
    return new Entry(
        row.getObject("id", UUID.class),
        row.getString("channel"),
        row.getString("target"),
        row.getString("kind"),
        row.getObject("batch_id", UUID.class),
        row.getObject("request_id", UUID.class),
        State.named(row.getString("state")).orElseThrow(),
        Objects.requireNonNull(Sql.instant(row, "due_at")),
        row.getInt("attempts"),
        row.getInt("messages"),
        row.getString("last_error"),
        Sql.instant(row, "last_sent_at"));
  }
}
