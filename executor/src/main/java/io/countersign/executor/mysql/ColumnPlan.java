package io.countersign.executor.mysql;

import io.countersign.contracts.Masking;
import io.countersign.contracts.OutputColumn;
import io.countersign.contracts.TableName;
import io.countersign.executor.ColumnOrigin;
import io.countersign.executor.Lineage;
import io.countersign.executor.OutputAlignment;
import io.countersign.executor.Work;
import io.countersign.executor.target.MaskedColumn;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How each column of a result is masked. The server names the table and column that one comes from,
 * but does so for some that went through a temporary table or a view too; so it is believed where
 * the analysis says the same, and otherwise the stricter of both is done.
 */
final class ColumnPlan {
  private static final Lineage.Verdict HIDDEN =
      new Lineage.Verdict(Masking.DERIVED, null, Set.of());

  private final Lineage lineage;

  ColumnPlan(Lineage lineage) {
    this.lineage = lineage;
  }

  List<MaskedColumn> columns(Work work, ResultSetMetaData metaData) throws SQLException {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= metaData.getColumnCount(); i++) {
      names.add(metaData.getColumnLabel(i));
    }
    List<Optional<OutputColumn>> outputs =
        OutputAlignment.align(work.facts(), names.stream().map(Relations::folded).toList());
    List<MaskedColumn> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String type = Relations.folded(metaData.getColumnTypeName(i + 1));
      columns.add(
          MaskedColumn.of(names.get(i), type, verdict(origin(metaData, i + 1), outputs.get(i))));
    }
    return columns;
  }

  private Lineage.Verdict verdict(ColumnOrigin told, Optional<OutputColumn> output) {
    Lineage.Verdict found = lineage.of(new ColumnOrigin.Computed(), output);
    if (!(told instanceof ColumnOrigin.Column column)) {
      return found;
    }
    Lineage.Verdict described = lineage.of(column);
    if (output.isPresent() && isSame(output.get(), column)) {
      return described;
    }
    return isHarmless(found) && isHarmless(described) ? found : HIDDEN;
  }

  private static boolean isSame(OutputColumn output, ColumnOrigin.Column told) {
    if (!output.certain() || output.computed() || output.sources().size() != 1) {
      return false;
    }
    TableName table = output.sources().getFirst().table();
    return table != null
        && table.mayBe(told.relation())
        && output.sources().getFirst().column().equals(told.column());
  }

  private static boolean isHarmless(Lineage.Verdict verdict) {
    return verdict.masking() == Masking.NONE;
  }

  private static ColumnOrigin origin(ResultSetMetaData metaData, int column) throws SQLException {
    String table = Relations.folded(metaData.getTableName(column));
    String schema = Relations.folded(metaData.getCatalogName(column));
    return table.isEmpty() || schema.isEmpty()
        ? new ColumnOrigin.Computed()
        : new ColumnOrigin.Column(
            new TableName(schema, table), Relations.folded(metaData.getColumnName(column)));
  }
}
