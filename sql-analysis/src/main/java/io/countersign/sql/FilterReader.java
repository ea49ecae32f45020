package io.countersign.sql;

import io.countersign.contracts.ColumnName;
import io.countersign.contracts.TableName;
import io.countersign.contracts.Usage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.IntSupplier;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.Fetch;
import net.sf.jsqlparser.statement.select.Limit;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;

/** Reads what narrows a statement: WHERE and LIMIT. */
final class FilterReader {
  private final Names names;
  private final Findings findings;
  private final ExpressionReader expressions;
  private final Literals literals;

  FilterReader(Names names, Findings findings, ExpressionReader expressions, Literals literals) {
    this.names = names;
    this.findings = findings;
    this.expressions = expressions;
    this.literals = literals;
  }

  /** What a query reads it reads whole unless its WHERE depends on some column of it. */
  void ofQuery(@Nullable Expression where, Scope scope) {
    List<TableName> tables =
        scope.own().stream().flatMap(relation -> relation.tables().stream()).toList();
    if (where == null) {
      findings.filters().unfiltered(tables);
    } else {
      Truth truth =
          condition(where, scope, () -> scope.own().stream().mapToInt(Relation::mentions).sum());
      if (truth.mayHoldForAll()) {
        findings.filters().alwaysTrue(tables);
      }
    }
  }

  /** A write changes a target whole unless its WHERE depends on some column of that. */
  void ofWrite(@Nullable Expression where, List<TableRows> targets, Scope scope) {
    List<Integer> before = targets.stream().map(Relation::mentions).toList();
    Truth truth =
        where == null
            ? Truth.ALWAYS
            : condition(where, scope, () -> targets.stream().mapToInt(Relation::mentions).sum());
    for (int i = 0; i < before.size(); i++) {
      TableRows target = targets.get(i);
      boolean named = target.mentions() > before.get(i);
      if (truth.mayHoldForAll() || (truth != Truth.NEVER && !named)) {
        taken(target.table(), where == null);
      }
    }
  }

  /**
   * Whether a condition surely does not hold for all rows.
   *
   * @param mentions counts how often what is filtered was named so far
   */
  boolean keepsBack(@Nullable Expression where, IntSupplier mentions, Scope scope) {
    return where != null && !condition(where, scope, mentions).mayHoldForAll();
  }

  private void taken(TableName target, boolean withoutWhere) {
    findings.unfilteredWrite(target);
    if (withoutWhere) {
      findings.filters().unfiltered(List.of(target));
    } else {
      findings.filters().alwaysTrue(List.of(target));
    }
  }

  /** Whether a condition of a MERGE may hold for all rows of its target. */
  boolean mayHoldForAll(@Nullable Expression condition, TableRows target, Scope scope) {
    return condition == null
        || new ConditionReader(names, expressions, literals, scope, target::mentions)
            .read(condition)
            .mayHoldForAll();
  }

  /** The most rows that a query answers with. */
  @Nullable Long most(Select select) {
    OptionalLong inner = OptionalLong.empty();
    if (select instanceof ParenthesedSelect parenthesed) {
      Long within = most(parenthesed.getSelect());
      inner = within == null ? inner : OptionalLong.of(within);
    }
    OptionalLong own = most(select.getLimit(), select.getFetch());
    if (own.isEmpty() || inner.isEmpty()) {
      return own.isPresent()
          ? (Long) own.getAsLong()
          : inner.isPresent() ? inner.getAsLong() : null;
    }
    return Math.min(own.getAsLong(), inner.getAsLong());
  }

  private OptionalLong most(@Nullable Limit limit, @Nullable Fetch fetch) {
    if (limit != null) {
      return literals.count(limit.getRowCount());
    }
    if (fetch == null || fetch.getFetchParameters().stream().noneMatch("ONLY"::equalsIgnoreCase)) {
      return OptionalLong.empty();
    }
    return fetch.getExpression() == null
        ? OptionalLong.of(1)
        : literals.count(fetch.getExpression());
  }

  private Truth condition(Expression where, Scope scope, IntSupplier mentions) {
    Scope condition = scope.apart(Usage.PREDICATE);
    Truth truth =
        new ConditionReader(names, expressions, literals, condition, mentions).read(where);
    equalities(where, scope);
    return truth;
  }

  private void equalities(Expression where, Scope scope) {
    Set<List<String>> seen = new HashSet<>();
    for (Expression part :
        ConditionReader.chain(ConditionReader.bare(where), AndExpression.class)) {
      Column column = fixed(ConditionReader.bare(part));
      if (column != null && seen.add(parts(column))) {
        ColumnName name = column(column, scope);
        if (name != null) {
          findings.filters().equality(name);
        }
      }
    }
  }

  /** The column that a comparison fixes to one value. */
  private static @Nullable Column fixed(Expression comparison) {
    return switch (comparison) {
      case EqualsTo equal when Literals.isConstant(equal.getRightExpression()) ->
          plain(equal.getLeftExpression());
      case EqualsTo equal when Literals.isConstant(equal.getLeftExpression()) ->
          plain(equal.getRightExpression());
      case InExpression in
          when !in.isNot()
              && in.getRightExpression() instanceof ExpressionList<?> list
              && list.size() == 1
              && Literals.isConstant(list.getFirst()) ->
          plain(in.getLeftExpression());
      default -> null;
    };
  }

  private static @Nullable Column plain(Expression expression) {
    return ConditionReader.bare(expression) instanceof Column column
            && column.getArrayConstructor() == null
        ? column
        : null;
  }

  private List<String> parts(Column column) {
    List<String> parts = new ArrayList<>();
    if (column.getTable() != null) {
      column.getTable().getNameParts().forEach(part -> parts.add(names.name(part)));
    }
    parts.add(names.name(column.getColumnName()));
    return parts;
  }

  /** Of a table of this level alone, and only if that is sure. */
  private @Nullable ColumnName column(Column column, Scope scope) {
    Origin value = Origin.unread().use(Usage.PREDICATE);
    expressions.read(column, scope.into(value));
    ColumnName name = Lineage.only(value);
    boolean own =
        name != null
            && scope.own().stream()
                .anyMatch(r -> r instanceof TableRows rows && rows.table().equals(name.table()));
    return own ? name : null;
  }
}
