package io.countersign.approval.store;

import io.countersign.approval.ApprovalRequest;
import io.countersign.approval.ApprovalState;
import io.countersign.approval.notice.Batch;
import io.countersign.approval.notice.BatchId;
import io.countersign.approval.notice.BatchKey;
import io.countersign.approval.notice.BatchStore;
import io.countersign.approval.notice.NoticeSettings;
import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.IdSource;
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

/** Batches in PostgreSQL. */
@ApplicationScoped
@Transactional
public class PostgresBatches implements BatchStore {
  private static final String PENDING_MEMBER =
      "select from batch_member m join approval_request r on r.id = m.request_id"
          + " where m.batch_id = b.id and r.state = 'pending'";

  private final Sql sql;
  private final NoticeSettings settings;
  private final IdSource ids;

  PostgresBatches(Sql sql, NoticeSettings settings, IdSource ids) {
    this.sql = sql;
    this.settings = settings;
    this.ids = ids;
  }

  /** A batch that may be joined. */
  private record Open(UUID id, Instant closesAt, int size) {
    static Open read(ResultSet row) throws SQLException {
      return new Open(
          row.getObject("id", UUID.class),
          Objects.requireNonNull(Sql.instant(row, "closes_at")),
          row.getInt("size"));
    }
  }

  @Override
  public void awaitTurn(String subject) {
    sql.list("select pg_advisory_xact_lock(hashtext('batch'), hashtext(?))", _ -> "", subject);
  }

  @Override
  public boolean hasRoomFor(ApprovalRequest request, Instant now) {
    return sql.first(
            "select id, closes_at, size from batch where key = ? and closed_at is null",
            Open::read,
            BatchKey.of(request).text())
        .filter(open -> hasRoom(open, now))
        .isPresent();
  }

  private boolean hasRoom(Open open, Instant now) {
    return now.isBefore(open.closesAt()) && open.size() < settings.mostMembers();
  }

  /** Locks without disturbing those who only refer to the batch (PostgreSQL manual, §13.3.2). */
  @Override
  public BatchId join(ApprovalRequest request, Instant now) {
    Optional<Open> found =
        sql.first(
            "select id, closes_at, size from batch where key = ? and closed_at is null for no key update",
            Open::read,
            BatchKey.of(request).text());
    Optional<Open> joined = found.filter(open -> hasRoom(open, now));
    if (joined.isPresent()) {
      return enter(joined.get(), request);
    }
    found.ifPresent(full -> close(new BatchId(full.id()), now));
    return begin(request, now);
  }

  private BatchId enter(Open open, ApprovalRequest request) {
    sql.update("update batch set size = size + 1, ended_at = null where id = ?", open.id());
    member(open.id(), open.size(), request);
    return new BatchId(open.id());
  }

  private BatchId begin(ApprovalRequest request, Instant now) {
    UUID id = ids.next();
    sql.update(
        "insert into batch (id, key, subject, size, opened_at, closes_at) values (?, ?, ?, 1, ?, ?)",
        id,
        BatchKey.of(request).text(),
        subject(request),
        now,
        now.plus(settings.batchWindow()));
    member(id, 0, request);
    return new BatchId(id);
  }

  private static String subject(ApprovalRequest request) {
    return RequestMapping.text(request.command().principal().subject());
  }

  private void member(UUID batch, int ordinal, ApprovalRequest request) {
    sql.update(
        "insert into batch_member (batch_id, ordinal, request_id) values (?, ?, ?)",
        batch,
        ordinal,
        request.id().value());
  }

  @Override
  public void close(BatchId id, Instant now) {
    sql.update(
        "update batch set closed_at = ? where id = ? and closed_at is null", now, id.value());
  }

  /** One that was joined just after it was over is not over for long. */
  @Override
  public void noticeEnd(BatchId id, boolean isOver, Instant now) {
    if (isOver) {
      sql.update(
          "update batch set ended_at = ? where id = ? and ended_at is null", now, id.value());
    } else {
      sql.update(
          "update batch set ended_at = null where id = ? and ended_at is not null", id.value());
    }
  }

  @Override
  public int openedSince(String subject, Instant since) {
    return count(
        "select count(*) as n from batch where subject = ? and opened_at > ?",
        RequestMapping.text(subject),
        since);
  }

  @Override
  public int open(String subject) {
    return count(
        "select count(*) as n from batch b where b.subject = ? and b.ended_at is null and exists ("
            + PENDING_MEMBER
            + ")",
        RequestMapping.text(subject));
  }

  private int count(String query, Object... values) {
    return sql.first(query, row -> row.getInt("n"), values).orElseThrow();
  }

  @Override
  public Optional<Batch> find(BatchId id) {
    List<UUID> members =
        sql.list(
            "select request_id from batch_member where batch_id = ? order by ordinal",
            row -> row.getObject("request_id", UUID.class),
            id.value());
    List<ApprovalState> states = KeptStates.of(members);
    return states.isEmpty() ? Optional.empty() : Optional.of(new Batch(id, states));
  }

  @Override
  public Optional<BatchId> batchOf(ApprovalRequestId requestId) {
    return sql.first(
        "select batch_id from batch_member where request_id = ?",
        row -> new BatchId(row.getObject("batch_id", UUID.class)),
        requestId.value());
  }

  @Override
  public List<Batch> pending(@Nullable BatchId after, int limit) {
    return sql
        .list(
            "select b.id from batch b where b.ended_at is null and b.position >"
                + " coalesce((select position from batch where id = ?::uuid), 0) and exists ("
                + PENDING_MEMBER
                + ") order by b.position limit ?",
            row -> new BatchId(row.getObject("id", UUID.class)),
            after == null ? null : after.value(),
            limit)
        .stream()
        .flatMap(id -> find(id).stream())
        .toList();
  }
}
