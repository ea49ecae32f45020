package io.countersign.executor.target;

import io.countersign.contracts.Access;
import io.countersign.executor.Target;
import java.sql.Connection;
import java.sql.SQLException;

/** A target with connections of its own. */
public interface DatabaseTarget extends Target, AutoCloseable {
  /** One of its connections with this role, to be closed by the caller as it was. */
  Connection connect(Access access) throws SQLException;

  @Override
  void close();
}
