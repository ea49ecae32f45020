package io.countersign.approval.store;

import io.countersign.approval.notice.BatchId;
import io.countersign.approval.notice.DeliveryStore;
import io.countersign.approval.notice.Dispatch;
import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.IdSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Deliveries in PostgreSQL. Who settles one must still hold its claim. */
@ApplicationScoped
@Transactional
public class PostgresDeliveries implements DeliveryStore {
  private static final String HELD = " where id = ? and claimed_until = ?";

  private final Sql sql;
  private final IdSource ids;

  PostgresDeliveries(Sql sql, IdSource ids) {
    this.sql = sql;
    this.ids = ids;
  }

  @Override
  public void add(Order order) {
    sql.update(
        "insert into delivery (id, channel, target, kind, batch_id, request_id, urgent, state,"
            + " due_at, reason, review_due_at, times)"
            + " values (?, ?, ?, ?, ?, ?, ?, 'due', ?, ?, ?, ?)"
            + " on conflict (batch_id, channel, target, kind)"
            + " where kind in ('asked', 'reminder') do update set urgent = true,"
            + " due_at = case when delivery.sent = 0 then least(delivery.due_at, excluded.due_at)"
            + " else delivery.due_at end where excluded.urgent and not delivery.urgent",
        ids.next(),
        order.address().channel(),
        order.address().target(),
        order.kind().text(),
        order.batch().value(),
        order.request() == null ? null : order.request().value(),
        order.urgent(),
        order.dueAt(),
        order.reason(),
        order.reviewDueAt(),
        order.times());
  }

  @Override
  public void refresh(BatchId batch, Predicate<Address> where, Instant now, Duration every) {
    sql
        .list(
            "select id, channel, target from delivery where batch_id = ? and kind = 'asked'"
                + " order by id",
            row -> Map.entry(row.getObject("id", UUID.class), address(row)),
            batch.value())
        .stream()
        .filter(kept -> where.test(kept.getValue()))
        .forEach(kept -> refresh(kept.getKey(), now, every));
  }

  private void refresh(UUID id, Instant now, Duration every) {
    sql.update(
        "update delivery set wanted = wanted + 1,"
            + " due_at = case when state = 'delivered'"
            + " then greatest(?, last_sent_at + make_interval(secs => ?)) else due_at end,"
            + " state = case when state = 'delivered' then 'due' else state end where id = ?",
        now,
        (double) every.toMillis() / 1_000,
        id);
  }

  private static Address address(ResultSet row) throws SQLException {
    return new Address(row.getString("channel"), row.getString("target"));
  }

  @Override
  public List<Address> due(Instant now) {
    return sql.list(
        "select distinct channel, target from delivery where state = 'due' and due_at <= ?"
            + " and (claimed_until is null or claimed_until <= ?)",
        PostgresDeliveries::address,
        now,
        now);
  }

  @Override
  public Optional<Dispatch> claim(Address address, Instant now, Instant until) {
    return sql.first(
        "update delivery set claimed_until = ?, attempts = attempts + 1 where id = ("
            + "select id from delivery where channel = ? and target = ? and state = 'due'"
            + " and due_at <= ? and (claimed_until is null or claimed_until <= ?)"
            + " order by due_at, position limit 1 for update skip locked) returning *",
        PostgresDeliveries::read,
        until,
        address.channel(),
        address.target(),
        now,
        now);
  }

  private static Dispatch read(ResultSet row) throws SQLException {
    UUID batch = row.getObject("batch_id", UUID.class);
    UUID request = row.getObject("request_id", UUID.class);
    return new Dispatch(
        row.getObject("id", UUID.class),
        row.getString("channel"),
        row.getString("target"),
        Dispatch.Kind.named(row.getString("kind")).orElseThrow(),
        batch == null ? null : new BatchId(batch),
        request == null ? null : new ApprovalRequestId(request),
        row.getBoolean("urgent"),
        row.getInt("attempts"),
        row.getLong("wanted"),
        row.getLong("sent"),
        row.getInt("times"),
        row.getString("reference"),
        row.getString("reason"),
        Sql.instant(row, "review_due_at"),
        Objects.requireNonNull(Sql.instant(row, "claimed_until")));
  }

  @Override
  public Optional<Asked> asked(BatchId batch, Address address) {
    return sql.first(
        "select reference from delivery where batch_id = ? and channel = ? and target = ?"
            + " and kind = 'asked' and sent > 0",
        row -> new Asked(row.getString("reference")),
        batch.value(),
        address.channel(),
        address.target());
  }

  @Override
  public void delivered(Dispatch dispatch, @Nullable String reference, Instant now, Instant next) {
    sql.update(
        "update delivery set claimed_until = null, attempts = 0, last_error = null,"
            + " messages = messages + case when sent = 0 then 1 else 0 end, sent = ?,"
            + " reference = coalesce(?, reference), last_sent_at = ?,"
            + " state = case when wanted > ? then 'due' else 'delivered' end,"
            + " due_at = case when wanted > ? then ? else due_at end"
            + HELD,
        dispatch.wanted(),
        reference,
        now,
        dispatch.wanted(),
        dispatch.wanted(),
        next,
        dispatch.id(),
        dispatch.claimedUntil());
  }

  @Override
  public void again(Dispatch dispatch, Instant now, Instant next) {
    sql.update(
        "update delivery set claimed_until = null, attempts = 0, last_error = null,"
            + " messages = messages + 1, times = times + 1, sent = 1, last_sent_at = ?, due_at = ?"
            + HELD,
        now,
        next,
        dispatch.id(),
        dispatch.claimedUntil());
  }

  @Override
  public void later(Dispatch dispatch, Instant next, @Nullable String why) {
    sql.update(
        "update delivery set claimed_until = null, last_error = ?, due_at = ?,"
            + " attempts = case when ?::text is null then attempts - 1 else attempts end"
            + HELD,
        why,
        next,
        why,
        dispatch.id(),
        dispatch.claimedUntil());
  }

  @Override
  public void dead(Dispatch dispatch, String why) {
    sql.update(
        "update delivery set claimed_until = null, state = 'dead', last_error = ?" + HELD,
        why,
        dispatch.id(),
        dispatch.claimedUntil());
  }

  @Override
  public void drop(Dispatch dispatch) {
    sql.update("delete from delivery" + HELD, dispatch.id(), dispatch.claimedUntil());
  }

  @Override
  public int messages(BatchId batch) {
    return sql.first(
            "select coalesce(sum(messages), 0) as n from delivery where batch_id = ?",
            row -> row.getInt("n"),
            batch.value())
        .orElseThrow();
  }

  @Override
  public int countDead() {
    return sql.first(
            "select count(*) as n from delivery where state = 'dead'", row -> row.getInt("n"))
        .orElseThrow();
  }
}
