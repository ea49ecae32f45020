package io.countersign.executor.mysql;

import io.countersign.executor.target.DatabaseTarget;
import io.countersign.executor.target.TargetKind;
import io.countersign.executor.target.TargetSettings;
import java.sql.SQLException;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** MySQL 8 and MariaDB 10.6 or later; MariaDB's driver speaks to both. */
public final class Mysql implements TargetKind {
  private static final String SCHEME = "jdbc:mariadb:";

  /** The driver logs the messages of the server's errors, which quote values. Kept from the GC. */
  private static final Logger DRIVER = Logger.getLogger("org.mariadb.jdbc");

  private final Supplier<String> ids;

  /**
   * @param ids gives each writing transaction an id that no other has
   */
  public Mysql(Supplier<String> ids) {
    this.ids = ids;
    DRIVER.setLevel(Level.OFF);
  }

  @Override
  public boolean serves(String jdbcUrl) {
    return jdbcUrl.startsWith(SCHEME);
  }

  @Override
  public DatabaseTarget open(TargetSettings settings, Surroundings surroundings)
      throws SQLException {
    return new MysqlTarget(
        new MysqlPool(settings, settings.reader(), surroundings.limits()),
        new MysqlPool(settings, settings.writer(), surroundings.limits()),
        surroundings,
        ids);
  }
}
