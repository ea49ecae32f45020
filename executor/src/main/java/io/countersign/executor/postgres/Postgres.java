package io.countersign.executor.postgres;

import io.countersign.executor.target.DatabaseTarget;
import io.countersign.executor.target.TargetKind;
import io.countersign.executor.target.TargetSettings;
import io.countersign.executor.target.Timeouts;
import java.sql.SQLException;

/** PostgreSQL databases. */
public final class Postgres implements TargetKind {
  private static final String SCHEME = "jdbc:postgresql:";

  @Override
  public boolean serves(String jdbcUrl) {
    return jdbcUrl.startsWith(SCHEME);
  }

  @Override
  public DatabaseTarget open(TargetSettings settings, Surroundings surroundings)
      throws SQLException {
    PostgresPool readers = new PostgresPool(settings, settings.reader(), surroundings.limits());
    PostgresPool writers = new PostgresPool(settings, settings.writer(), surroundings.limits());
    DatabaseErrors errors = new DatabaseErrors(surroundings.errors());
    return new PostgresTarget(
        readers,
        writers,
        surroundings.limits(),
        errors,
        new StatementRunner(surroundings.values(), surroundings.limits()),
        new Measuring(
            readers,
            writers,
            Timeouts.of(surroundings.measuring()),
            errors,
            surroundings.values()));
  }
}
