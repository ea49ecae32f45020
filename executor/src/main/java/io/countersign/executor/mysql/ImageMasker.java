package io.countersign.executor.mysql;

import io.countersign.contracts.RowChange;
import io.countersign.executor.ColumnOrigin;
import io.countersign.executor.Lineage;
import io.countersign.executor.target.MaskedColumn;
import io.countersign.executor.target.RowMasker;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Masks the rows of a table column by column. */
final class ImageMasker {
  private final Relation table;
  private final Lineage lineage;
  private final RowMasker masker;

  ImageMasker(Relation table, Lineage lineage, RowMasker masker) {
    this.table = table;
    this.lineage = lineage;
    this.masker = masker;
  }

  /** The columns of a result that holds whole rows. */
  List<MaskedColumn> columns(ResultSetMetaData metaData) throws SQLException {
    List<MaskedColumn> columns = new ArrayList<>();
    for (int i = 1; i <= metaData.getColumnCount(); i++) {
      String name = metaData.getColumnLabel(i);
      columns.add(
          MaskedColumn.of(
              name,
              Relations.folded(metaData.getColumnTypeName(i)),
              lineage.of(new ColumnOrigin.Column(table.name(), Relations.folded(name)))));
    }
    return columns;
  }

  Map<String, @Nullable Object> image(ResultSet row, List<MaskedColumn> columns)
      throws SQLException {
    masker.beginRow();
    Map<String, @Nullable Object> image = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      MaskedColumn column = columns.get(i);
      image.put(
          column.column().name(),
          masker.mask(MysqlValue.read(row, i + 1, column.column().type()), column));
    }
    return image;
  }

  @SuppressWarnings("NullAway") // Does not see through the class file that an image holds nulls.
  static RowChange change(
      @Nullable Map<String, @Nullable Object> before,
      @Nullable Map<String, @Nullable Object> after) {
    return new RowChange(before, after);
  }

  /** Of the last image, as JSON. */
  long size() {
    return masker.rowBytes();
  }
}
