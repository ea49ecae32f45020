package io.countersign.executor;

import io.countersign.contracts.ColumnUse;
import io.countersign.contracts.DataSource;
import io.countersign.contracts.TableName;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the catalogues tell of the columns that a statement can name: the data source's declares
 * some, the target's knows which relations show them under other names.
 */
final class ClassifiedColumns {
  private final DataSource dataSource;
  private final Set<TableName> relations;
  private final Set<TableName> disguises;
  private final Set<ColumnOrigin.Column> hidden;

  /**
   * @param relations those that the statement names
   * @param disguises those of them that show a declared table under another name
   * @param hidden columns of relations that hold what others do, in ways that nobody declared
   */
  ClassifiedColumns(
      DataSource dataSource,
      Set<TableName> relations,
      Set<TableName> disguises,
      Set<ColumnOrigin.Column> hidden) {
    this.dataSource = dataSource;
    this.relations = Set.copyOf(relations);
    this.disguises = Set.copyOf(disguises);
    this.hidden = Set.copyOf(hidden);
  }

  boolean exist() {
    return dataSource.isClassified();
  }

  boolean haveDisguises() {
    return !disguises.isEmpty();
  }

  /**
   * @param table absent if it may be any that the statement names
   * @param column {@code *} for every column of the table
   */
  Content content(@Nullable TableName table, String column) {
    Set<TableName> tables = table == null ? relations : Set.of(table);
    boolean unclear =
        tables.stream().anyMatch(this::isDisguise)
            || hidden.stream().anyMatch(c -> matches(c.relation(), c.column(), tables, column));
    return new Content(
        unclear,
        tables.stream()
            .flatMap(t -> dataSource.categories(t, column).stream())
            .collect(Collectors.toSet()));
  }

  private static boolean matches(
      TableName declared, String declaredColumn, Set<TableName> tables, String column) {
    return (column.equals(ColumnUse.EVERY) || column.equals(declaredColumn))
        && tables.stream().anyMatch(declared::mayBe);
  }

  private boolean isDisguise(TableName relation) {
    return disguises.stream().anyMatch(relation::mayBe);
  }
}
