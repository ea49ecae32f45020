package io.countersign.sql;

import io.countersign.contracts.ColumnUse;
import io.countersign.contracts.Effect;
import io.countersign.contracts.Filters;
import io.countersign.contracts.StatementFacts;
import io.countersign.contracts.StatementKind;
import io.countersign.contracts.TableName;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what the readers find. */
final class Findings {
  private static final Set<Effect> HARMLESS = EnumSet.of(Effect.READS);

  private final Set<StatementKind> kinds = new LinkedHashSet<>();
  private final Set<TableName> reads = new LinkedHashSet<>();
  private final Set<TableName> writes = new LinkedHashSet<>();
  private final Set<ColumnUse> columns = new LinkedHashSet<>();
  private final Set<String> functions = new LinkedHashSet<>();
  private final Set<String> unknownFunctions = new LinkedHashSet<>();
  private final Set<TableName> unfilteredWrites = new LinkedHashSet<>();
  private int mentions;
  private final Set<Effect> effects = EnumSet.noneOf(Effect.class);

  void kind(StatementKind kind) {
    kinds.add(kind);
  }

  void read(TableName table) {
    reads.add(table);
    effects.add(Effect.READS);
  }

  void write(TableName table) {
    writes.add(table);
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

  void effect(Effect effect) {
    effects.add(effect);
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

  private boolean isReadOnly() {
    return writes.isEmpty() && unknownFunctions.isEmpty() && HARMLESS.containsAll(effects);
  }

  /**
   * @param problem why the statement was not understood in full, if it was not
   */
  StatementFacts facts(List<Token> tokens, @Nullable String problem) {
    return new StatementFacts(
        tokens.getFirst().start(),
        tokens.getLast().end(),
        problem == null,
        problem,
        problem == null && isReadOnly(),
        LeadingWords.kind(tokens),
        List.copyOf(kinds),
        List.copyOf(effects),
        List.copyOf(reads),
        List.copyOf(writes),
        List.copyOf(columns),
        List.copyOf(functions),
        List.copyOf(unknownFunctions),
        List.copyOf(unfilteredWrites),
        Filters.none(),
        List.of(),
        Fingerprint.of(tokens));
  }
}
