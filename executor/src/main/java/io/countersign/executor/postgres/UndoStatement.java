package io.countersign.executor.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.countersign.contracts.StatementKind;
import io.countersign.executor.Undo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes the statement that puts changed rows back. The rows come as a JSON array, every value in
 * it as the text that the database gave, so that it comes back to the last digit whatever its type.
 * A row is put back only if all of it is as the write left it.
 */
final class UndoStatement {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final TableShape table;
  private final RowsToUndo changed;
  private final List<TableShape.Column> writable;
  private final List<TableShape.Column> keys;
  private final String kind;
  private final String after;

  UndoStatement(TableShape table, RowsToUndo changed) {
    this.table = table;
    this.changed = changed;
    this.writable = table.columns().stream().filter(c -> !c.generated()).toList();
    this.keys = table.columns().stream().filter(TableShape.Column::key).toList();
    Set<String> taken =
        table.columns().stream().map(TableShape.Column::name).collect(Collectors.toSet());
    this.kind = Names.unlike(taken, "kind");
    this.after = Names.unlike(taken, "after");
  }

  Undo undo() {
    return new Undo(table.name(), sql(), values(), changed.rows().size());
  }

  private String sql() {
    if (changed.kinds().size() > 1) {
      return merge();
    }
    return switch (changed.kinds().iterator().next()) {
      case INSERT -> delete();
      case UPDATE -> update();
      default -> insert();
    };
  }

  private String delete() {
    return "DELETE FROM %s AS t USING %s WHERE %s".formatted(table.name(), rows(), isUnchanged());
  }

  private String update() {
    return "UPDATE %s AS t SET %s FROM %s WHERE %s"
        .formatted(table.name(), assignments(), rows(), isUnchanged());
  }

  private String insert() {
    return "INSERT INTO %s (%s) %sSELECT %s FROM %s ON CONFLICT DO NOTHING"
        .formatted(table.name(), names(), overriding(), written(), rows());
  }

  private String merge() {
    StringBuilder merge =
        new StringBuilder(
            "MERGE INTO %s AS t USING %s ON %s".formatted(table.name(), rows(), isUnchanged()));
    if (changed.kinds().contains(StatementKind.INSERT)) {
      merge.append(" WHEN MATCHED AND r.%s = 'INSERT' THEN DELETE".formatted(Names.quoted(kind)));
    }
    if (changed.kinds().contains(StatementKind.UPDATE)) {
      merge.append(
          " WHEN MATCHED AND r.%s = 'UPDATE' THEN UPDATE SET %s"
              .formatted(Names.quoted(kind), assignments()));
    }
    if (changed.kinds().contains(StatementKind.DELETE)) {
      merge.append(
          " WHEN NOT MATCHED AND r.%s = 'DELETE' THEN INSERT (%s) %sVALUES (%s)"
              .formatted(Names.quoted(kind), names(), overriding(), written()));
    }
    return merge.toString();
  }

  private String isUnchanged() {
    String key =
        keys.stream()
            .map(c -> "t.%s = %s".formatted(Names.quoted(c.name()), value(keyAfter(c), c)))
            .collect(Collectors.joining(" AND "));
    return key + " AND pg_catalog.format('%s', t.*) = r." + Names.quoted(after);
  }

  private String assignments() {
    return differing().stream()
        .map(c -> Names.quoted(c.name()) + " = " + value(c.name(), c))
        .collect(Collectors.joining(", "));
  }

  private String names() {
    return writable.stream().map(c -> Names.quoted(c.name())).collect(Collectors.joining(", "));
  }

  private String written() {
    return writable.stream().map(c -> value(c.name(), c)).collect(Collectors.joining(", "));
  }

  private String overriding() {
    return writable.stream().anyMatch(TableShape.Column::identity)
        ? "OVERRIDING SYSTEM VALUE "
        : "";
  }

  private static String value(String name, TableShape.Column column) {
    return "r." + Names.quoted(name) + "::" + column.type();
  }

  /** The values of the rows, each a text. */
  private String rows() {
    return fields().stream()
        .map(name -> Names.quoted(name) + " text")
        .collect(Collectors.joining(", ", "pg_catalog.json_to_recordset($1::json) AS r(", ")"));
  }

  private List<String> fields() {
    return List.copyOf(fields(changed.rows().getFirst()).keySet());
  }

  private List<TableShape.Column> differing() {
    return changed.differing().stream()
        .map(i -> table.columns().get(i))
        .filter(c -> !c.generated())
        .toList();
  }

  /** Whether an updated column is one to which no value can be given. */
  boolean setsFixed() {
    return differing().stream().anyMatch(TableShape.Column::fixed);
  }

  private String keyAfter(TableShape.Column key) {
    Set<String> taken =
        table.columns().stream().map(TableShape.Column::name).collect(Collectors.toSet());
    return Names.unlike(taken, "after_" + key.name());
  }

  private String values() {
    try {
      return JSON.writeValueAsString(changed.rows().stream().map(this::fields).toList());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts can be written as JSON");
    }
  }

  private Map<String, @Nullable String> fields(RowsToUndo.Row row) {
    Map<String, @Nullable String> fields = new LinkedHashMap<>();
    if (changed.kinds().size() > 1) {
      fields.put(kind, row.kind().name());
    }
    for (TableShape.Column column : restored()) {
      fields.put(column.name(), at(row.before(), column));
    }
    if (!changed.kinds().equals(Set.of(StatementKind.DELETE))) {
      keys.forEach(key -> fields.put(keyAfter(key), at(row.after(), key)));
      fields.put(after, row.after().isEmpty() ? null : row.afterText());
    }
    return fields;
  }

  private List<TableShape.Column> restored() {
    if (changed.kinds().contains(StatementKind.DELETE)) {
      return writable;
    }
    return changed.kinds().contains(StatementKind.UPDATE) ? differing() : new ArrayList<>();
  }

  private @Nullable String at(List<@Nullable String> values, TableShape.Column column) {
    return values.isEmpty() ? null : values.get(table.columns().indexOf(column));
  }
}
