package io.countersign.sql;

import io.countersign.contracts.ColumnUse;
import io.countersign.contracts.Facts;
import io.countersign.contracts.StatementKind;
import io.countersign.contracts.TableName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what the readers find. */
final class Findings {
  private final Set<StatementKind> kinds = new LinkedHashSet<>();
  private final Set<TableName> reads = new LinkedHashSet<>();
  private final Set<TableName> writes = new LinkedHashSet<>();
  private final Set<ColumnUse> columns = new LinkedHashSet<>();
  private final Set<String> functions = new LinkedHashSet<>();
  private final Set<String> unknownFunctions = new LinkedHashSet<>();
  private final Set<TableName> unfilteredWrites = new LinkedHashSet<>();
  private int mentions;
  private boolean effects;

  void kind(StatementKind kind) {
    kinds.add(kind);
  }

  void read(TableName table) {
    reads.add(table);
  }

  void write(TableName table) {
    writes.add(table);
    effects = true;
  }

  void unfilteredWrite(TableName table) {
    unfilteredWrites.add(table);
  }

  void column(@Nullable TableName table, String column) {
    mentions++;
    columns.add(new ColumnUse(table, column));
  }

  void everyColumn(Relation relation) {
    for (TableName table : relation.tables()) {
      column(table, ColumnUse.EVERY);
      reads.add(table);
    }
  }

  void function(String name, boolean known) {
    functions.add(name);
    if (!known) {
      unknownFunctions.add(name);
    }
  }

  void unknownFunction(String name) {
    unknownFunctions.add(name);
  }

  /** The statement does more than read: locks, a new table, an execution within EXPLAIN. */
  void effect() {
    effects = true;
  }

  void addAll(Findings other) {
    kinds.addAll(other.kinds);
    reads.addAll(other.reads);
    writes.addAll(other.writes);
    columns.addAll(other.columns);
    functions.addAll(other.functions);
    unknownFunctions.addAll(other.unknownFunctions);
    unfilteredWrites.addAll(other.unfilteredWrites);
    effects |= other.effects;
  }

  /** How often a column was mentioned so far. */
  int mentions() {
    return mentions;
  }

  TableName onlyWrite() {
    if (writes.size() != 1) {
      throw new Unreadable("a write of " + writes.size() + " tables");
    }
    return writes.iterator().next();
  }

  boolean isReadOnly() {
    return !effects && unknownFunctions.isEmpty();
  }

  Facts facts(@Nullable String problem, boolean readOnly, int statements) {
    return new Facts(
        problem == null,
        problem,
        problem == null && readOnly,
        statements,
        List.copyOf(kinds),
        List.copyOf(reads),
        List.copyOf(writes),
        List.copyOf(columns),
        List.copyOf(functions),
        List.copyOf(unknownFunctions),
        List.copyOf(unfilteredWrites));
  }
}
