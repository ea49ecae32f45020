package io.countersign.executor;

import io.countersign.contracts.Classification;
import io.countersign.contracts.ColumnUse;
import io.countersign.contracts.DataSource;
import io.countersign.contracts.Facts;
import io.countersign.contracts.Masking;
import io.countersign.contracts.StatementKind;
import io.countersign.contracts.TableName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides which columns are masked, and why. Where it is not certain that nothing classified went
 * into a column, the column is masked.
 */
public final class Lineage {
  private final DataSource dataSource;
  private final Facts facts;
  private final Set<TableName> disguises;
  private final Set<ColumnOrigin.Column> generated;
  private final boolean computedIsDerived;

  /**
   * @param disguises those relations among the ones that the statement names that show a declared
   *     table under another name: views on it, partitions of it
   * @param generated the generated columns of these relations
   */
  public Lineage(
      DataSource dataSource,
      Facts facts,
      Set<TableName> disguises,
      Set<ColumnOrigin.Column> generated) {
    this.dataSource = dataSource;
    this.facts = facts;
    this.disguises = Set.copyOf(disguises);
    this.generated =
        generated.stream()
            .filter(c -> isDeclared(c.relation()))
            .collect(Collectors.toUnmodifiableSet());
    this.computedIsDerived =
        !dataSource.classifications().isEmpty() && mayBeClassified(any -> true);
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
    boolean derived =
        isDisguise(relation) || isGenerated(relation, column) || isWrittenFromOthers(relation);
    return derived ? Verdict.DERIVED : Verdict.NONE;
  }

  private boolean isGenerated(TableName relation, String column) {
    return generated.stream()
        .anyMatch(c -> c.relation().mayBe(relation) && c.column().equals(column));
  }

  /** What a write puts into a row may come from classified columns of other relations. */
  private boolean isWrittenFromOthers(TableName relation) {
    return !dataSource.classifications().isEmpty()
        && facts.writes().stream().anyMatch(relation::mayBe)
        && !facts.kinds().equals(List.of(StatementKind.DELETE))
        && mayBeClassified(t -> !t.mayBe(relation));
  }

  private boolean mayBeClassified(Predicate<TableName> among) {
    return !facts.parsed()
        || !facts.unknownFunctions().isEmpty()
        || disguises.stream().anyMatch(among)
        || facts.columns().stream().anyMatch(use -> isClassified(use, among));
  }

  private boolean isClassified(ColumnUse use, Predicate<TableName> among) {
    TableName table = use.table();
    List<TableName> tables =
        (table == null ? relations(facts) : Set.of(table)).stream().filter(among).toList();
    return classified()
        .filter(c -> use.column().equals(ColumnUse.EVERY) || use.column().equals(c.column()))
        .anyMatch(c -> tables.stream().anyMatch(c.relation()::mayBe));
  }

  private Stream<ColumnOrigin.Column> classified() {
    return Stream.concat(
        dataSource.classifications().stream()
            .map(c -> new ColumnOrigin.Column(c.table(), c.column())),
        generated.stream());
  }

  private boolean isDeclared(TableName table) {
    return dataSource.classifications().stream().anyMatch(c -> c.table().mayBe(table));
  }

  private boolean isDisguise(TableName relation) {
    return disguises.stream().anyMatch(relation::mayBe);
  }
}
