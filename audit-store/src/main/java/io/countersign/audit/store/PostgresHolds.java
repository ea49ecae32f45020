package io.countersign.audit.store;

import io.countersign.audit.TrailSettings;
import io.countersign.audit.retention.Hold;
import io.countersign.audit.retention.Holds;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Keeps holds in the table {@code legal_hold}. */
public final class PostgresHolds implements Holds {
  static final String STANDING =
      "SELECT name, scope FROM legal_hold WHERE released_at IS NULL ORDER BY hold_id";
  private static final String COLUMNS =
      "name, scope, reason, placed_by, placed_at, released_by, release_reason, released_at";
  private static final String ALL = "SELECT " + COLUMNS + " FROM legal_hold ORDER BY hold_id DESC";
  private static final String NAMED =
      "SELECT " + COLUMNS + " FROM legal_hold WHERE name = ? AND released_at IS NULL";
  private static final String PLACE =
      """
      INSERT INTO legal_hold (name, scope, reason, placed_by, placed_at) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (name) WHERE released_at IS NULL DO NOTHING\
      """;
  private static final String RELEASE =
      """
      UPDATE legal_hold SET released_by = ?, release_reason = ?, released_at = ?
      WHERE name = ? AND released_at IS NULL\
      """;
  private final Database database;
  private final Query query;

  public PostgresHolds(DataSource dataSource, TrailSettings settings) {
    this.database = new Database(dataSource);
    this.query = new Query(database, settings.queryTimeout());
  }

  @Override
  public List<Hold> all() {
    return query.list(ALL, _ -> {}, PostgresHolds::read);
  }

  @Override
  public Optional<Hold> standing(String name) {
    return query.list(NAMED, binder -> binder.text(name), PostgresHolds::read).stream().findFirst();
  }

  @Override
  public boolean place(Hold hold) {
    return changes(
        PLACE,
        binder -> {
          binder.text(hold.name());
          binder.text(hold.scope());
          binder.text(hold.reason());
          binder.text(hold.placedBy());
          binder.time(hold.placedAt());
        });
  }

  @Override
  public boolean release(String name, Hold.Release release) {
    return changes(
        RELEASE,
        binder -> {
          binder.text(release.by());
          binder.text(release.reason());
          binder.time(release.at());
          binder.text(name);
        });
  }

  private boolean changes(String sql, Query.Binding binding) {
    return database.inTransaction(connection -> {
      // What was answered must not be lost with the database: things are disposed of otherwise.
      Partitions.execute(connection, "SET LOCAL synchronous_commit = on");
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        binding.bind(new Binder(connection, statement));
        return statement.executeUpdate() == 1;
      }
    });
  }

  private static Hold read(ResultSet row) throws SQLException {
    String by = row.getString("released_by");
    return new Hold(
        row.getString("name"),
        row.getString("scope"),
        row.getString("reason"),
        row.getString("placed_by"),
        PostgresTime.required(row, "placed_at"),
        by == null
            ? null
            : new Hold.Release(
                by, row.getString("release_reason"), PostgresTime.required(row, "released_at")));
  }
}
