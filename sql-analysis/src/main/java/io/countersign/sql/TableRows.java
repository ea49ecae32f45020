package io.countersign.sql;

import io.countersign.contracts.ColumnUse;
import io.countersign.contracts.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of a table; its columns are known where the schema is. */
final class TableRows extends Relation {
  private static final Set<String> SYSTEM_COLUMNS =
      Set.of("cmax", "cmin", "ctid", "tableoid", "xmax", "xmin");

  private final TableName table;
  private final List<String> names;
  private final Findings findings;
  private final boolean target;

  /** What a write puts into its target, which RETURNING shows; empty before. */
  private final Map<String, Origin> assigned = new HashMap<>();

  private @Nullable Origin assignedAnywhere;

  /**
   * @param names its columns in order, empty if they are not known
   */
  TableRows(
      TableName table,
      @Nullable String alias,
      List<String> names,
      Findings findings,
      boolean target) {
    super(alias == null ? table.name() : alias, alias == null ? table.schema() : null);
    this.table = table;
    this.names = names;
    this.findings = findings;
    this.target = target;
  }

  /** The same rows under another name. */
  TableRows image(String alias) {
    return new TableRows(table, alias, names, findings, target);
  }

  void assign(String column, Origin value) {
    assigned.computeIfAbsent(column, _ -> Origin.unread()).with(value);
  }

  /** A value goes into some column, and the text does not tell into which. */
  void assignAnywhere(Origin value) {
    Origin anywhere = assignedAnywhere == null ? Origin.unread() : assignedAnywhere;
    assignedAnywhere = anywhere.with(value);
  }

  /** Takes over what was written to other rows of the same table. */
  TableRows afterwards(TableRows written) {
    written.assigned.forEach(this::assign);
    if (written.assignedAnywhere != null) {
      assignAnywhere(written.assignedAnywhere);
    }
    return this;
  }

  TableName table() {
    return table;
  }

  @Override
  List<String> names() {
    return names;
  }

  @Override
  List<Result> columns() {
    if (names.isEmpty()) {
      return List.of(Result.every(this, column(ColumnUse.EVERY)));
    }
    List<Result> columns = new ArrayList<>(names.size());
    names.forEach(name -> columns.add(Result.of(name, column(name))));
    return columns;
  }

  @Override
  @Nullable Origin known(String name) {
    return names.contains(name) || (!names.isEmpty() && SYSTEM_COLUMNS.contains(name))
        ? column(name)
        : null;
  }

  @Override
  boolean isOpen() {
    return names.isEmpty();
  }

  @Override
  Origin other(String name) {
    return column(name);
  }

  @Override
  List<TableName> tables() {
    return List.of(table);
  }

  @Override
  boolean isTarget() {
    return target;
  }

  private Origin column(String name) {
    Origin stored = findings.origin(table, name);
    if (assigned.isEmpty() && assignedAnywhere == null) {
      return stored;
    }
    Origin value = Origin.unread().with(stored);
    if (assignedAnywhere != null) {
      value.with(assignedAnywhere);
    }
    if (name.equals(ColumnUse.EVERY)) {
      assigned.values().forEach(value.compute()::with);
    } else if (assigned.containsKey(name)) {
      value.with(assigned.get(name));
    }
    return value;
  }
}
