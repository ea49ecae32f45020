package io.countersign.executor.mysql;

import io.countersign.contracts.ColumnUse;
import io.countersign.contracts.Facts;
import io.countersign.contracts.StatementKind;
import io.countersign.contracts.TableName;
import io.countersign.contracts.Usage;
import io.countersign.sql.JdbcText;
import io.countersign.sql.LockingRead;
import java.util.Optional;
import java.util.Set;

/**
 * Which rows a write changes, where that can be said honestly: an UPDATE or DELETE of one table
 * whose WHERE gives the same answer twice and which leaves the primary key alone.
 *
 * @param table absent where the rows cannot be told
 * @param query reads and locks them beforehand; absent where the write answers with them
 * @param why there are none
 */
record RowImages(
    Optional<Relation> table, Optional<JdbcText> query, StatementKind kind, String why) {
  /** They answer differently when they are asked again. */
  private static final Set<String> VOLATILE =
      Set.of(
          "benchmark",
          "connection_id",
          "found_rows",
          "get_lock",
          "is_free_lock",
          "is_used_lock",
          "last_insert_id",
          "nextval",
          "lastval",
          "rand",
          "random_bytes",
          "release_all_locks",
          "release_lock",
          "row_count",
          "setval",
          "sleep",
          "sysdate",
          "sys_guid",
          "uuid",
          "uuid_short",
          "uuid_v4",
          "uuid_v7");

  static RowImages of(KnownWork known) {
    Facts facts = known.work().facts();
    StatementKind kind = facts.statements().getFirst().kind();
    if (facts.writes().size() != 1 || facts.statements().size() != 1) {
      return none(kind, "It does not write one table alone.");
    }
    TableName name = facts.writes().getFirst();
    Optional<Relation> table =
        known.relations().found().stream().filter(r -> r.name().mayBe(name)).findFirst();
    if (table.isEmpty() || !table.get().isTransactional()) {
      return none(kind, "Its target is not a table of InnoDB.");
    }
    return switch (kind) {
      case INSERT -> new RowImages(table, Optional.empty(), kind, "");
      case UPDATE, DELETE -> changed(known, table.get(), kind);
      default -> none(kind, "The rows that a " + kind + " takes the place of are not told.");
    };
  }

  private static RowImages changed(KnownWork known, Relation table, StatementKind kind) {
    Facts facts = known.work().facts();
    if (table.keys().isEmpty()) {
      return none(kind, "The table has no primary key.");
    }
    if (!facts.unknownFunctions().isEmpty()
        || facts.functions().stream().anyMatch(VOLATILE::contains)) {
      return none(kind, "It calls a function that may answer differently when asked again.");
    }
    if (kind == StatementKind.UPDATE && facts.columns().stream().anyMatch(u -> moves(u, table))) {
      return none(kind, "It may change the primary key, by which rows are found again.");
    }
    Optional<JdbcText> query = LockingRead.before(known.work().command().sql());
    return query.isEmpty()
        ? none(kind, "Which rows it changes cannot be taken from its text.")
        : new RowImages(Optional.of(table), query, kind, "");
  }

  private static boolean moves(ColumnUse use, Relation table) {
    return (use.usages().isEmpty() || use.usages().contains(Usage.ASSIGNED))
        && (use.column().equals(ColumnUse.EVERY) || table.keys().contains(use.column()));
  }

  static RowImages none(StatementKind kind, String why) {
    return new RowImages(Optional.empty(), Optional.empty(), kind, why);
  }
}
