package io.countersign.contracts;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a column may hold. An exact declaration beats patterns, and among patterns the first
 * that matches decides; but as long as it is not certain that they mean this very column, what
 * comes later counts too. What was found out further only adds.
 *
 * @param declared in the order in which they count
 * @param further what was found out besides
 */
record ColumnCategories(List<Classification> declared, List<Classification> further) {
  /** Servers keep their own tables there, which patterns mean only if they name the schema. */
  private static final Set<String> SYSTEM = Set.of("pg_catalog", "information_schema");

  /** Those that say that the column may hold something. */
  List<Classification> declarations(@Nullable TableName table, String column) {
    List<Classification> found = new ArrayList<>();
    if (!decideExactly(table, column, found)) {
      decideByPattern(table, column, found);
    }
    further.stream()
        .filter(f -> f.isPattern() ? matches(f, table, column) : mayBe(f, table, column))
        .forEach(found::add);
    found.removeIf(Classification::isNone);
    return found;
  }

  private boolean decideExactly(
      @Nullable TableName table, String column, List<Classification> found) {
    boolean decided = false;
    for (Classification exact : declared) {
      if (!exact.isPattern() && mayBe(exact, table, column)) {
        found.add(exact);
        decided |= isSurely(exact, table, column);
      }
    }
    return decided;
  }

  private void decideByPattern(
      @Nullable TableName table, String column, List<Classification> found) {
    for (Classification pattern : declared) {
      if (pattern.isPattern() && matches(pattern, table, column)) {
        found.add(pattern);
        if (surelyMatches(pattern, table, column)) {
          return;
        }
      }
    }
  }

  private static boolean mayBe(Classification exact, @Nullable TableName table, String column) {
    return (column.equals(ColumnUse.EVERY) || column.equalsIgnoreCase(exact.column()))
        && (table == null || mayBe(exact.table(), table));
  }

  private static boolean mayBe(TableName one, TableName other) {
    return one.name().equalsIgnoreCase(other.name())
        && (one.schema() == null
            || other.schema() == null
            || one.schema().equalsIgnoreCase(other.schema()));
  }

  private static boolean isSurely(Classification exact, @Nullable TableName table, String column) {
    return table != null
        && column.equals(exact.column())
        && table.name().equals(exact.table().name())
        && (exact.table().schema() == null || exact.table().schema().equals(table.schema()));
  }

  private static boolean matches(Classification pattern, @Nullable TableName table, String column) {
    return (column.equals(ColumnUse.EVERY) || Glob.matches(pattern.column(), column))
        && (table == null || matches(pattern.table(), table));
  }

  private static boolean matches(TableName pattern, TableName table) {
    if (!Glob.matches(pattern.name(), table.name())) {
      return false;
    }
    if (table.schema() == null) {
      return true;
    }
    return SYSTEM.contains(table.schema())
        ? table.schema().equals(pattern.schema())
        : pattern.schema() == null || Glob.matches(pattern.schema(), table.schema());
  }

  private static boolean surelyMatches(
      Classification pattern, @Nullable TableName table, String column) {
    return table != null
        && (!column.equals(ColumnUse.EVERY) || pattern.column().equals(ColumnUse.EVERY))
        && (table.schema() != null
            || pattern.table().schema() == null
            || pattern.table().schema().equals("*"));
  }
}
