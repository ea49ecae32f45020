package io.countersign.platform.datasource;

import io.countersign.contracts.Classification;
import io.countersign.contracts.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads which columns of a data source hold what, and says where it is wrong. */
final class ClassificationReader {
  private final String dataSource;

  ClassificationReader(String dataSource) {
    this.dataSource = dataSource;
  }

  /** In the order of the document, which counts among patterns. */
  List<Classification> read(Map<String, @Nullable Map<String, @Nullable String>> tables) {
    List<Classification> classifications = new ArrayList<>();
    for (Map.Entry<String, @Nullable Map<String, @Nullable String>> table : tables.entrySet()) {
      TableName name = table(table.getKey());
      Map<String, @Nullable String> columns = table.getValue();
      if (columns == null) {
        throw wrong(table.getKey(), "names no columns; write {column: category}");
      }
      columns.forEach((column, category) -> classifications.add(of(name, column, category)));
    }
    return classifications;
  }

  private TableName table(String text) {
    try {
      return TableName.parse(text);
    } catch (IllegalArgumentException e) {
      throw wrong(text, String.valueOf(e.getMessage()));
    }
  }

  private Classification of(TableName table, String column, @Nullable String category) {
    String place = table + ", column '" + column + "'";
    if (category == null) {
      throw wrong(place, "has no category; a column that needs no mask is 'none'");
    }
    try {
      return new Classification(table, column, category);
    } catch (IllegalArgumentException e) {
      throw wrong(place, String.valueOf(e.getMessage()));
    }
  }

  private IllegalArgumentException wrong(String place, String what) {
    return new IllegalArgumentException(
        "data source '" + dataSource + "', classifications of " + place + ": " + what);
  }
}
