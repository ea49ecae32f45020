package io.countersign.approval.store;

import io.countersign.approval.notice.BatchId;
import io.countersign.approval.notice.News;
import io.countersign.approval.notice.NewsStore;
import io.countersign.contracts.ApprovalRequestId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** News in PostgreSQL. */
@ApplicationScoped
@Transactional
public class PostgresNews implements NewsStore {
  private final Sql sql;

  PostgresNews(Sql sql) {
    this.sql = sql;
  }

  private record Line(long position, News news) {}

  @Override
  public void add(News news) {
    switch (news) {
      case News.Changed(var batch, var request) -> insert("changed", news, null, null, 0);
      case News.Ended(var batch, var request) -> insert("ended", news, null, null, 0);
      case News.Escalated(var batch, var request) -> insert("escalated", news, null, null, 0);
      case News.GlassBroken(var batch, var request, var reason, var dueAt) ->
          insert("glass-broken", news, RequestMapping.text(reason), dueAt, 0);
      case News.ReviewLate(var batch, var request, var dueAt, var times) ->
          insert("review-late", news, null, dueAt, times);
    }
  }

  private void insert(
      String kind, News news, @Nullable String reason, @Nullable Instant reviewDueAt, int times) {
    sql.update(
        "insert into news (batch_id, kind, request_id, reason, review_due_at, times)"
            + " values (?, ?, ?, ?, ?, ?)",
        news.batch().value(),
        kind,
        news.request().value(),
        reason,
        reviewDueAt,
        times);
  }

  @Override
  public List<BatchId> waiting(int limit) {
    return sql.list(
        "select batch_id from news group by batch_id order by min(position) limit ?",
        row -> new BatchId(row.getObject("batch_id", UUID.class)),
        limit);
  }

  @Override
  public void take(BatchId batch, Consumer<List<News>> handler) {
    List<Line> taken =
        sql.list(
            "delete from news where position in"
                + " (select position from news where batch_id = ? for update skip locked)"
                + " returning position, batch_id, kind, request_id, reason, review_due_at, times",
            row -> new Line(row.getLong("position"), news(row)),
            batch.value());
    if (!taken.isEmpty()) {
      handler.accept(
          taken.stream().sorted(Comparator.comparingLong(Line::position)).map(Line::news).toList());
    }
  }

  private static News news(ResultSet row) throws SQLException {
    BatchId batch = new BatchId(row.getObject("batch_id", UUID.class));
    ApprovalRequestId request = new ApprovalRequestId(row.getObject("request_id", UUID.class));
    String kind = row.getString("kind");
    return switch (kind) {
      case "changed" -> new News.Changed(batch, request);
      case "ended" -> new News.Ended(batch, request);
      case "escalated" -> new News.Escalated(batch, request);
      case "glass-broken" ->
          new News.GlassBroken(batch, request, row.getString("reason"), reviewDueAt(row));
      case "review-late" ->
          new News.ReviewLate(batch, request, reviewDueAt(row), row.getInt("times"));
      default -> throw new IllegalStateException("news are kept as '" + kind + "'");
    };
  }

  private static Instant reviewDueAt(ResultSet row) throws SQLException {
    return Objects.requireNonNull(Sql.instant(row, "review_due_at"));
  }
}
