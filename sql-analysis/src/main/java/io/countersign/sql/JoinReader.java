package io.countersign.sql;

import io.countersign.contracts.ColumnUse;
import io.countersign.contracts.TableName;
import io.countersign.contracts.Usage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;

/** Reads what joins compare: ON, USING and NATURAL. */
final class JoinReader {
  private final Names names;
  private final Findings findings;
  private final ExpressionReader expressions;

  JoinReader(Names names, Findings findings, ExpressionReader expressions) {
    this.names = names;
    this.findings = findings;
    this.expressions = expressions;
  }

  void condition(Join join, Scope scope) {
    expressions.readAll(join.getOnExpressions(), scope.apart(Usage.JOIN));
  }

  /** A join in parentheses. */
  Joined within(FromReader from, ParenthesedFromItem parenthesed, Scope scope) {
    Joined joined = from.item(parenthesed.getFromItem(), scope);
    List<Join> others = parenthesed.getJoins() == null ? List.of() : parenthesed.getJoins();
    for (Join join : others) {
      joined = join(joined, from.item(join.getFromItem(), scope), join, scope);
    }
    others.forEach(join -> condition(join, scope));
    return joined;
  }

  Joined join(Joined left, Joined right, Join join, Scope scope) {
    Set<String> shared = new LinkedHashSet<>();
    join.getUsingColumns().forEach(column -> shared.add(names.name(column.getColumnName())));
    if (join.isNatural()) {
      shared.addAll(common(left, right));
      if (!left.isClosed() || !right.isClosed()) {
        scope.joinNaturally();
        everyColumn(left);
        everyColumn(right);
      }
    }
    List<Result> columns = new ArrayList<>();
    for (String name : shared) {
      Origin both = Origin.unread().with(side(left, name)).with(side(right, name)).compute();
      columns.add(Result.of(name, both.use(Usage.JOIN)));
    }
    return columns.isEmpty() ? left.with(right) : left.with(right, columns);
  }

  /** The column of one side of a join; where several relations may have it, all of theirs. */
  private Origin side(Joined side, String name) {
    Origin shared = side.shared(name);
    if (shared != null) {
      return shared;
    }
    List<Relation> open = new ArrayList<>();
    for (Relation relation : side.relations()) {
      Origin known = relation.known(name);
      if (known != null) {
        return known;
      }
      if (relation.isOpen()) {
        open.add(relation);
      }
    }
    if (open.size() == 1) {
      return open.getFirst().other(name);
    }
    return ColumnReader.oneOf(findings, name, open);
  }

  private static Set<String> common(Joined left, Joined right) {
    Set<String> names = new LinkedHashSet<>(left.names());
    names.retainAll(new HashSet<>(right.names()));
    return names;
  }

  private void everyColumn(Joined side) {
    for (Relation relation : side.relations()) {
      for (TableName table : relation.tables()) {
        findings.read(table);
        findings.column(table, ColumnUse.EVERY, Usage.JOIN);
      }
      relation.columns().forEach(column -> column.origin().use(Usage.JOIN));
    }
  }
}
