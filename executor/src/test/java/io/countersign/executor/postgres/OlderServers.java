package io.countersign.executor.postgres;

import org.junit.platform.suite.api.SelectClasses;
import org.junit.platform.suite.api.Suite;

/** What was tested of PostgreSQL 18, once more on an older one. */
@Suite
@SelectClasses({
  CancellationTest.class,
  ChangedRowsTest.class,
  ColumnTagsTest.class,
  HiddenCodeTest.class,
  MaskingOfResultsTest.class,
  MaskingOfWritesTest.class,
  MeasuringTest.class,
  ObligationsTest.class,
  PostgresTargetTest.class,
  SessionHygieneTest.class,
  SessionObjectsTest.class,
  SessionTransactionTest.class,
  StatisticsTest.class,
  UndoTest.class
})
abstract class OlderServers {}
