package io.countersign.executor.postgres;

import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.SelectClasses;

/** The oldest one, of which all is tested. */
@ConfigurationParameter(key = TestedServer.VERSION, value = "14")
@SelectClasses({
  CancellationTest.class,
  ChangedRowsTest.class,
  ColumnTagsTest.class,
  EarlierImages.class,
  HiddenCodeTest.class,
  InitializedRolesTest.class,
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
final class Postgres14Test extends OlderServers {}
