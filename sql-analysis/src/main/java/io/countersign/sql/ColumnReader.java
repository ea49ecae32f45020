package io.countersign.sql;

import io.countersign.contracts.ColumnName;
import io.countersign.contracts.TableName;
import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import org.jspecify.annotations.Nullable;

/** Says to which tables a column reference may belong. */
final class ColumnReader {
  private final Names names;
  private final Findings findings;
  private final Catalogue catalogue;

  ColumnReader(Names names, Findings findings) {
    this.names = names;
    this.findings = findings;
    this.catalogue = findings.catalogue();
  }

  /** The column goes into the value that the scope collects. */
  void read(Column column, Scope scope) {
    Table table = column.getTable();
    if (table != null && !table.getNameParts().isEmpty()) {
      qualified(column, table, scope);
    } else if (names.isKeyword(column.getColumnName())) {
      keyword(names.name(column.getColumnName()));
    } else {
      unqualified(names.name(column.getColumnName()), scope);
    }
  }

  /** {@code t.*} as one value */
  void everyColumn(Table table, Scope scope) {
    relations(table, scope).forEach(relation -> row(relation, scope));
  }

  /** {@code t.*} as columns of a result */
  List<Result> columns(Table table, Scope scope) {
    List<Result> columns = new ArrayList<>();
    for (Relation relation : relations(table, scope)) {
      noteRead(relation);
      columns.addAll(relation.columns());
    }
    return columns;
  }

  /** {@code (x).f} calls {@code f(x)} unless the row has such a column, which no text tells. */
  void field(String spelling, Scope scope) {
    String name = names.name(spelling);
    boolean known = catalogue.isHarmless(List.of(name));
    findings.function(name, known);
    catalogue.effects(List.of(name)).forEach(findings::effect);
    if (!known) {
      scope.value().doubt();
    }
  }

  TableName table(Table table) {
    List<String> parts = parts(table);
    return switch (parts.size()) {
      case 1 -> new TableName(null, parts.getFirst());
      case 2 -> new TableName(parts.getFirst(), parts.get(1));
      default -> throw new Unreadable("a table of another database");
    };
  }

  /** Notes that rows of a relation are read, where it is the one that the statement writes. */
  void noteRead(Relation relation) {
    if (relation.isTarget()) {
      relation.tables().forEach(findings::read);
    }
  }

  /** The parts of a name in the order of the text. */
  private List<String> parts(Table table) {
    return table.getNameParts().reversed().stream().map(names::name).toList();
  }

  private void keyword(String word) {
    if (catalogue.isGrammatical(word)) {
      findings.function(word, true);
    } else if (!word.equals("default")) {
      throw new Unreadable("a keyword where a column is expected");
    }
  }

  private void qualified(Column column, Table table, Scope scope) {
    if (!".".equals(column.getTableDelimiter())) {
      throw new Unreadable("an array slice");
    }
    String name = names.name(column.getColumnName());
    for (Relation relation : relations(table, scope)) {
      mention(relation);
      Origin known = relation.known(name);
      if (known != null) {
        scope.value().with(known);
      } else if (relation.isOpen()) {
        scope.value().with(relation.other(name));
        callWithRow(name, relation, scope);
      } else {
        call(name, relation, scope);
      }
    }
  }

  /** {@code c.to_json} calls {@code to_json(c)} unless the table has such a column. */
  private void callWithRow(String name, Relation relation, Scope scope) {
    if (catalogue.takesRow(name)) {
      row(relation, scope);
      if (!catalogue.isHarmless(List.of(name))) {
        findings.function(name, false);
        catalogue.effects(List.of(name)).forEach(findings::effect);
      }
    }
  }

  private void call(String name, Relation relation, Scope scope) {
    boolean known = catalogue.isHarmless(List.of(name));
    findings.function(name, known);
    row(relation, scope);
    if (!known) {
      scope.value().doubt();
    }
  }

  private List<Relation> relations(Table table, Scope scope) {
    TableName name = table(table);
    List<Relation> relations = scope.named(name.schema(), name.name());
    if (relations.isEmpty()) {
      throw new Unreadable("a column of a table that is not in scope");
    }
    return relations;
  }

  /**
   * The nearest level that has the column owns it. A name that is a relation's too may mean its
   * whole row, unless some table has the column.
   */
  private void unqualified(String name, Scope scope) {
    List<Relation> candidates = new ArrayList<>();
    Origin known = null;
    for (Scope level = scope; level != null && known == null; level = level.outer()) {
      known = known(name, level, candidates);
    }
    List<Relation> rows =
        known == null && catalogue.hasRowValues() ? scope.named(null, name) : List.of();
    candidates.forEach(this::mention);
    if (known != null && candidates.isEmpty()) {
      scope.value().with(known);
    } else if (known == null
        && (candidates.isEmpty() || candidates.equals(rows))
        && !rows.isEmpty()) {
      rows.forEach(relation -> row(relation, scope));
    } else if (known == null && rows.isEmpty() && candidates.size() == 1) {
      scope.value().with(candidates.getFirst().other(name));
    } else {
      scope.value().with(oneOf(findings, name, candidates));
      if (known != null) {
        scope.value().with(known);
      }
      rows.forEach(relation -> row(relation, scope));
    }
  }

  /** The column if this level surely has it; relations that may have it become candidates. */
  private @Nullable Origin known(String name, Scope level, List<Relation> candidates) {
    Origin shared = level.shared(name);
    if (shared != null) {
      level.own().forEach(this::mention);
      return shared;
    }
    Origin known = null;
    for (Relation relation : level.own()) {
      Origin column = relation.known(name);
      if (column != null) {
        mention(relation);
        known = known == null ? column : Origin.unread().compute().with(known).with(column);
      }
    }
    if (known == null || level.isNatural()) {
      level.own().stream().filter(Relation::isOpen).forEach(candidates::add);
    }
    return known;
  }

  /** A column of one of the relations. */
  static Origin oneOf(Findings findings, String name, List<Relation> candidates) {
    List<ColumnName> columns = new ArrayList<>();
    List<Origin> others = new ArrayList<>();
    for (Relation candidate : candidates) {
      if (candidate instanceof TableRows rows) {
        columns.add(new ColumnName(rows.table(), name));
      } else {
        others.add(candidate.other(name));
      }
    }
    Origin one = Origin.oneOf(columns, findings.origin(null, name));
    others.forEach(one::with);
    return one;
  }

  private void row(Relation relation, Scope scope) {
    mention(relation);
    relation.tables().forEach(findings::read);
    scope.value().with(relation.row());
  }

  private void mention(Relation relation) {
    relation.mention();
    noteRead(relation);
  }
}
