package io.countersign.audit.store;

import java.sql.SQLException;

/** Carries faults of the database through callers that know of none. */
final class UncheckedSql {
  private UncheckedSql() {}

  interface Work<T> {
    T run() throws SQLException;
  }

  /** Work whose caller cannot throw {@link SQLException}. */
  static <T> T carry(Work<T> work) {
    try {
      return work.run();
    } catch (SQLException e) {
      throw new Carried(e);
    }
  }

  /**
   * Takes out again what was carried.
   *
   * @throws SQLException the fault
   */
  static <T> T run(Work<T> work) throws SQLException {
    try {
      return work.run();
    } catch (Carried e) {
      throw e.fault;
    }
  }

  private static final class Carried extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final SQLException fault;

    private Carried(SQLException fault) {
      super(fault);
      this.fault = fault;
    }
  }
}
