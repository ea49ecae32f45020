package io.countersign.executor.target;

import io.countersign.contracts.ResultColumn;
import io.countersign.executor.ColumnOrigin;
import io.countersign.executor.Lineage;

/**
 * A column as the database describes it.
 *
 * @param type PostgreSQL's internal name, such as {@code int4}
 */
record OutputColumn(String name, String type, ColumnOrigin origin) {
  ResultColumn masked(Lineage lineage) {
    Lineage.Verdict verdict = lineage.of(origin);
    return new ResultColumn(name, type, verdict.masking(), verdict.category());
  }
}
