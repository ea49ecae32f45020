package io.countersign.executor.target;

import io.countersign.executor.Limits;
import io.countersign.executor.MeasurementSettings;
import io.countersign.executor.TargetLimits;
import io.countersign.executor.masking.ErrorMasker;
import io.countersign.executor.masking.ValueMasker;
import java.sql.SQLException;

/** A kind of database that commands can run on. */
public interface TargetKind {
  /**
   * @param jdbcUrl of a configured target
   */
  boolean serves(String jdbcUrl);

  /** Opens no connection before a command needs it. */
  DatabaseTarget open(TargetSettings settings, Surroundings surroundings) throws SQLException;

  /** What all targets of an executor share. */
  record Surroundings(
      Limits limits, MeasurementSettings measuring, ValueMasker values, ErrorMasker errors) {
    /** The same at a target that takes less. */
    Surroundings within(TargetLimits target) {
      return new Surroundings(limits.narrowedBy(target), measuring, values, errors);
    }
  }
}
