package io.countersign.executor.store;

import io.countersign.contracts.SessionId;
import io.countersign.executor.Run;
import io.countersign.executor.session.SessionKey;
import io.countersign.executor.session.SessionRecords;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** Sessions in PostgreSQL: each step is one statement, committed by itself. */
public final class JdbcSessionRecords implements SessionRecords {
  private static final String OF_KEY =
      " WHERE session_id = ? AND data_source = ? AND principal = ?";

  private static final String FIND = "SELECT instance, run, ended FROM session" + OF_KEY;

  private static final String OPENED =
      """
      INSERT INTO session (session_id, data_source, principal, instance, run) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (session_id, data_source, principal) DO UPDATE
      SET instance = excluded.instance, run = excluded.run, ended = NULL, changed_at = now()\
      """;

  private static final String LOST =
      "UPDATE session SET ended = ?, changed_at = now()"
          + OF_KEY
          + " AND run = ? AND ended IS NULL";

  private static final String OVER = "DELETE FROM session" + OF_KEY;

  private static final String HELD =
      "SELECT session_id, data_source, principal FROM session WHERE run = ? AND ended IS NULL";

  /** By then no warrant of its commands is valid any more. */
  private static final String FORGET =
      "DELETE FROM session WHERE changed_at < now() - interval '30 days'";

  private final Database database;

  public JdbcSessionRecords(DataSource dataSource) {
    this.database = new Database(dataSource);
  }

  @Override
  public Optional<Recorded> find(SessionKey key) {
    return database.query(
        FIND,
        row ->
            new Recorded(
                new Run(row.getString("instance"), row.getObject("run", UUID.class)),
                row.getString("ended")),
        key.session().value(),
        key.dataSource(),
        key.principal());
  }

  @Override
  public void opened(SessionKey key, Run holder) {
    database.update(
        OPENED,
        key.session().value(),
        key.dataSource(),
        key.principal(),
        holder.instance(),
        holder.id());
    database.update(FORGET);
  }

  @Override
  public void lost(SessionKey key, Run holder, String why) {
    database.update(
        LOST, why, key.session().value(), key.dataSource(), key.principal(), holder.id());
  }

  @Override
  public void over(SessionKey key) {
    database.update(OVER, key.session().value(), key.dataSource(), key.principal());
  }

  @Override
  public Set<SessionKey> heldBy(Run holder) {
    return Set.copyOf(
        database.queryAll(
            HELD,
            row ->
                new SessionKey(
                    new SessionId(row.getObject("session_id", UUID.class)),
                    row.getString("data_source"),
                    row.getString("principal")),
            holder.id()));
  }
}
