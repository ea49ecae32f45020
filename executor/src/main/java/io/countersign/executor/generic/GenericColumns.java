package io.countersign.executor.generic;

import io.countersign.contracts.ColumnName;
import io.countersign.contracts.ColumnUse;
import io.countersign.contracts.OutputColumn;
import io.countersign.executor.ColumnOrigin;
import io.countersign.executor.Lineage;
import io.countersign.executor.OutputAlignment;
import io.countersign.executor.Work;
import io.countersign.executor.target.MaskedColumn;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How each column of a result is masked: by the analysis alone, for drivers' metadata differ. */
final class GenericColumns {
  private GenericColumns() {}

  static List<MaskedColumn> of(Work work, Lineage lineage, ResultSetMetaData metaData)
      throws SQLException {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= metaData.getColumnCount(); i++) {
      names.add(metaData.getColumnLabel(i).toLowerCase(Locale.ROOT));
    }
    List<Optional<OutputColumn>> outputs = OutputAlignment.align(work.facts(), names);
    List<MaskedColumn> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      columns.add(
          MaskedColumn.of(
              metaData.getColumnLabel(i + 1),
              metaData.getColumnTypeName(i + 1).toLowerCase(Locale.ROOT),
              verdict(outputs.get(i), lineage)));
    }
    return columns;
  }

  /** A column that surely is one of a declared table passes through by its own mask. */
  private static Lineage.Verdict verdict(Optional<OutputColumn> output, Lineage lineage) {
    Lineage.Verdict found = lineage.of(new ColumnOrigin.Computed(), output);
    if (output.isEmpty()
        || !output.get().certain()
        || output.get().computed()
        || output.get().sources().isEmpty()) {
      return found;
    }
    ColumnName source = output.get().sources().getFirst();
    return source.table() == null || source.column().equals(ColumnUse.EVERY)
        ? found
        : lineage.of(new ColumnOrigin.Column(source.table(), source.column()));
  }
}
