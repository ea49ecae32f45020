package io.countersign.audit.store;

import io.countersign.audit.SavedQueries;
import io.countersign.audit.SavedQuery;
import io.countersign.audit.TrailSettings;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Keeps questions in PostgreSQL. */
public final class PostgresSavedQueries implements SavedQueries {
  private static final String SAVE =
      """
      INSERT INTO saved_query (name, query, saved_by, saved_at) VALUES (?, ?, ?, ?)
      ON CONFLICT (name) DO UPDATE SET query = excluded.query, saved_by = excluded.saved_by, saved_at = excluded.saved_at\
      """;

  private final Database database;
  private final Query query;

  public PostgresSavedQueries(DataSource dataSource, TrailSettings settings) {
    this.database = new Database(dataSource);
    this.query = new Query(database, settings.queryTimeout());
  }

  @Override
  public List<SavedQuery> all() {
    return query.list(
        "SELECT name, query, saved_by, saved_at FROM saved_query ORDER BY name",
        _ -> {},
        PostgresSavedQueries::read);
  }

  @Override
  public Optional<SavedQuery> named(String name) {
    return query
        .list(
            "SELECT name, query, saved_by, saved_at FROM saved_query WHERE name = ?",
            binder -> binder.text(name),
            PostgresSavedQueries::read)
        .stream()
        .findFirst();
  }

  @Override
  public void save(SavedQuery saved) {
    var _ =
        database.inTransaction(connection -> {
          try (PreparedStatement statement = connection.prepareStatement(SAVE)) {
            Binder binder = new Binder(connection, statement);
            binder.text(saved.name());
            binder.text(saved.query());
            binder.text(saved.savedBy());
            binder.time(saved.savedAt());
            return statement.executeUpdate();
          }
        });
  }

  @Override
  public boolean delete(String name) {
    return database.inTransaction(connection -> {
      try (PreparedStatement statement =
          connection.prepareStatement("DELETE FROM saved_query WHERE name = ?")) {
        new Binder(connection, statement).text(name);
        return statement.executeUpdate() == 1;
      }
    });
  }

  private static SavedQuery read(ResultSet row) throws SQLException {
    return new SavedQuery(
        row.getString("name"),
        row.getString("query"),
        row.getString("saved_by"),
        PostgresTime.required(row, "saved_at"));
  }
}
