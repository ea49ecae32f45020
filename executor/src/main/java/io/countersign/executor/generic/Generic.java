package io.countersign.executor.generic;

import io.countersign.executor.target.DatabaseTarget;
import io.countersign.executor.target.TargetDriver;
import io.countersign.executor.target.TargetKind;
import io.countersign.executor.target.TargetPool;
import io.countersign.executor.target.TargetSettings;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Supplier;

/** Any database for whose URL there is a driver on the class path. */
public final class Generic implements TargetKind {
  private final Supplier<String> ids;

  /**
   * @param ids gives each writing transaction an id that no other has
   */
  public Generic(Supplier<String> ids) {
    this.ids = ids;
  }

  @Override
  public boolean serves(String jdbcUrl) {
    try {
      return DriverManager.getDriver(jdbcUrl) != null;
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  public DatabaseTarget open(TargetSettings settings, Surroundings surroundings)
      throws SQLException {
    TargetDriver driver = new TargetDriver(null, Map.of(), GenericErrors::isBroken);
    return new GenericTarget(
        new TargetPool(settings, settings.reader(), surroundings.limits(), driver),
        new TargetPool(settings, settings.writer(), surroundings.limits(), driver),
        surroundings,
        ids);
  }
}
