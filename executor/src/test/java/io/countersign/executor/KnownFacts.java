package io.countersign.executor;

import io.countersign.contracts.CanonicalForm;
import io.countersign.contracts.ColumnUse;
import io.countersign.contracts.Dialect;
import io.countersign.contracts.Effect;
import io.countersign.contracts.Facts;
import io.countersign.contracts.Filters;
import io.countersign.contracts.OutputColumn;
import io.countersign.contracts.StatementFacts;
import io.countersign.contracts.StatementKind;
import io.countersign.contracts.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts of one statement, as a test wants them. */
final class KnownFacts {
  static final TableName CUSTOMERS = TableName.parse("customers");

  private KnownFacts() {}

  /** Of a query on customers. */
  static Facts answering(List<OutputColumn> outputs) {
    return of(null, StatementKind.SELECT, List.of(), outputs);
  }

  static Facts of(
      @Nullable String problem,
      StatementKind kind,
      List<ColumnUse> columns,
      List<OutputColumn> outputs) {
    boolean reads = kind == StatementKind.SELECT;
    return Facts.of(
        Dialect.POSTGRESQL,
        List.of(
            new StatementFacts(
                0,
                1,
                problem == null,
                problem,
                problem == null && reads,
                kind,
                List.of(kind),
                List.of(reads ? Effect.READS : Effect.WRITES_DATA),
                reads ? List.of(CUSTOMERS) : List.of(),
                reads ? List.of() : List.of(CUSTOMERS),
                columns,
                List.of(),
                List.of(),
                List.of(),
                Filters.none(),
                outputs,
                CanonicalForm.of("fingerprint").digest())));
  }
}
