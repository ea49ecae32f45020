package io.countersign.approval.slack;

import io.countersign.approval.store.Sql;
import io.countersign.contracts.ApprovalConditions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers that were taken and wait to be acted upon, by whichever replica has time. */
@ApplicationScoped
@Transactional
class AnswerStore {
  /** Longer than acting upon an answer, and telling of it, takes. */
  static final Duration LEASE = Duration.ofMinutes(1);

  private final Sql sql;

  AnswerStore(Sql sql) {
    this.sql = sql;
  }

  /**
   * An answer with its place in the queue.
   *
   * @param reply what its giver is to be told; absent until it was acted upon
   * @param attempts how often it was picked up, this time included
   */
  record Waiting(long id, Answer answer, @Nullable String reply, int attempts) {}

  void add(Answer answer, Instant now) {
    sql.update(
        "insert into slack_answer (team, slack_user, user_name, channel, response_url, kind, choice,"
            + " maximum_rows, not_before, not_after, words, due_at)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        answer.user().team(),
        answer.user().id(),
        answer.user().name(),
        answer.place().channel(),
        answer.place().responseUrl(),
        answer.kind().text(),
        answer.choice().text(),
        answer.conditions().maximumRows(),
        answer.conditions().notBefore(),
        answer.conditions().notAfter(),
        answer.words(),
        now);
  }

  /** The next one, which nobody else gets before the lease is over. */
  Optional<Waiting> next(Instant now) {
    return sql.first(
        "update slack_answer set due_at = ?, attempts = attempts + 1 where id ="
            + " (select id from slack_answer where due_at <= ? order by id limit 1"
            + " for update skip locked) returning *",
        AnswerStore::waiting,
        now.plus(LEASE),
        now);
  }

  void acted(long id, String reply) {
    sql.update("update slack_answer set reply = ? where id = ?", reply, id);
  }

  void postpone(long id, Instant until) {
    sql.update("update slack_answer set due_at = ? where id = ?", until, id);
  }

  void remove(long id) {
    sql.update("delete from slack_answer where id = ?", id);
  }

  private static Waiting waiting(ResultSet row) throws SQLException {
    return new Waiting(
        row.getLong("id"),
        new Answer(
            new SlackUser(
                row.getString("team"), row.getString("slack_user"), row.getString("user_name")),
            new Place(row.getString("channel"), row.getString("response_url")),
            Answer.Kind.of(row.getString("kind")),
            Choice.parse(row.getString("choice")).orElseThrow(),
            new ApprovalConditions(
                row.getObject("maximum_rows", Long.class),
                Sql.instant(row, "not_before"),
                Sql.instant(row, "not_after")),
            row.getString("words")),
        row.getString("reply"),
        row.getInt("attempts"));
  }
}
