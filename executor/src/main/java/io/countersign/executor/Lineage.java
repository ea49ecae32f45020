package io.countersign.executor;

import io.countersign.contracts.Classification;
import io.countersign.contracts.ColumnUse;
import io.countersign.contracts.DataSource;
import io.countersign.contracts.Facts;
import io.countersign.contracts.Masking;
import io.countersign.contracts.TableName;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides which columns are masked, and why. Where it is not certain that nothing classified went
 * into a column, the column is masked.
 */
public final class Lineage {
  private final DataSource dataSource;
  private final Facts facts;
  private final Set<TableName> disguises;
  private final boolean computedIsDerived;

  /**
   * @param disguises those relations among the ones that the statement names that show a declared
   *     table under another name: views on it, partitions of it
   */
  public Lineage(DataSource dataSource, Facts facts, Set<TableName> disguises) {
    this.dataSource = dataSource;
    this.facts = facts;
    this.disguises = Set.copyOf(disguises);
    this.computedIsDerived = !dataSource.classifications().isEmpty() && mayBeClassified();
  }

  /** Whether and why values are masked. */
  public record Verdict(Masking masking, @Nullable String category) {
    private static final Verdict NONE = new Verdict(Masking.NONE, null);
    private static final Verdict DERIVED = new Verdict(Masking.DERIVED, null);
  }

  public Verdict of(ColumnOrigin origin) {
    return switch (origin) {
      case ColumnOrigin.Column(TableName relation, String column) -> ofColumn(relation, column);
      case ColumnOrigin.Computed computed -> computedIsDerived ? Verdict.DERIVED : Verdict.NONE;
    };
  }

  /** The relations that a statement names. */
  public static Set<TableName> relations(Facts facts) {
    Set<TableName> relations = new LinkedHashSet<>(facts.reads());
    relations.addAll(facts.writes());
    return relations;
  }

  private Verdict ofColumn(TableName relation, String column) {
    Optional<String> category =
        dataSource.classifications().stream()
            .filter(c -> c.table().mayBe(relation) && c.column().equals(column))
            .map(Classification::category)
            .findFirst();
    if (category.isPresent()) {
      return new Verdict(Masking.DECLARED, category.get());
    }
    return isDisguise(relation) ? Verdict.DERIVED : Verdict.NONE;
  }

  private boolean mayBeClassified() {
    return !facts.parsed()
        || !facts.unknownFunctions().isEmpty()
        || !disguises.isEmpty()
        || facts.columns().stream().anyMatch(this::isClassified);
  }

  private boolean isClassified(ColumnUse use) {
    TableName table = use.table();
    Set<TableName> tables = table == null ? relations(facts) : Set.of(table);
    return dataSource.classifications().stream()
        .filter(c -> use.column().equals(ColumnUse.EVERY) || use.column().equals(c.column()))
        .anyMatch(c -> tables.stream().anyMatch(c.table()::mayBe));
  }

  private boolean isDisguise(TableName relation) {
    return disguises.stream().anyMatch(relation::mayBe);
  }
}
