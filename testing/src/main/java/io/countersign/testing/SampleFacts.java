package io.countersign.testing;

import io.countersign.contracts.CanonicalForm;
import io.countersign.contracts.ColumnUse;
import io.countersign.contracts.Dialect;
import io.countersign.contracts.Digest;
import io.countersign.contracts.Effect;
import io.countersign.contracts.Facts;
import io.countersign.contracts.Filters;
import io.countersign.contracts.StatementFacts;
import io.countersign.contracts.StatementKind;
import io.countersign.contracts.TableName;
import java.util.List;

/** Facts of plain statements, for tests that are about something else. */
public final class SampleFacts {
  private static final Digest FINGERPRINT = CanonicalForm.of("sample-fingerprint").digest();

  private SampleFacts() {}

  /** Of a SELECT of one table. */
  public static Facts reading(String table) {
    return reading(table, List.of(), List.of());
  }

  public static Facts reading(String table, List<ColumnUse> columns, List<String> functions) {
    return Facts.of(
        Dialect.POSTGRESQL,
        List.of(
            new StatementFacts(
                0,
                1,
                true,
                null,
                true,
                StatementKind.SELECT,
                List.of(StatementKind.SELECT),
                List.of(Effect.READS),
                List.of(TableName.parse(table)),
                List.of(),
                columns,
                functions,
                List.of(),
                List.of(),
                Filters.none(),
                List.of(),
                FINGERPRINT)));
  }

  /** Of a SELECT that mentions all this. */
  public static Facts naming(
      List<TableName> reads, List<TableName> writes, List<ColumnUse> columns) {
    return Facts.of(
        Dialect.POSTGRESQL,
        List.of(
            new StatementFacts(
                0,
                1,
                true,
                null,
                writes.isEmpty(),
                StatementKind.SELECT,
                List.of(StatementKind.SELECT),
                List.of(Effect.READS),
                reads,
                writes,
                columns,
                List.of(),
                List.of(),
                List.of(),
                Filters.none(),
                List.of(),
                FINGERPRINT)));
  }

  /** Of a write of one table. */
  public static Facts writing(StatementKind kind, String table) {
    return Facts.of(
        Dialect.POSTGRESQL,
        List.of(
            new StatementFacts(
                0,
                1,
                true,
                null,
                false,
                kind,
                List.of(kind),
                List.of(Effect.WRITES_DATA),
                List.of(),
                List.of(TableName.parse(table)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Filters.none(),
                List.of(),
                FINGERPRINT)));
  }

  /** Of a text whose first words alone were understood. */
  public static Facts unparsed(List<StatementKind> kinds) {
    return Facts.of(
        Dialect.POSTGRESQL,
        List.of(
            new StatementFacts(
                0,
                1,
                false,
                "not understood",
                false,
                kinds.isEmpty() ? StatementKind.OTHER : kinds.getFirst(),
                kinds,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Filters.none(),
                List.of(),
                FINGERPRINT)));
  }
}
