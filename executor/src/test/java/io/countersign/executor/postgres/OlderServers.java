package io.countersign.executor.postgres;

import org.junit.platform.suite.api.SelectClasses;
import org.junit.platform.suite.api.Suite;

/** What was tested of PostgreSQL 18, once more on an older one: where versions differ most. */
@Suite
@SelectClasses({
  CancellationTest.class,
  ChangedRowsTest.class,
  EarlierImages.class,
  InitializedRolesTest.class,
  PostgresTargetTest.class,
  SessionTransactionTest.class
})
abstract class OlderServers {}
