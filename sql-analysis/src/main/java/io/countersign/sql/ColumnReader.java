package io.countersign.sql;

import io.countersign.contracts.TableName;
import java.util.List;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import org.jspecify.annotations.Nullable;

/** Says to which tables a column reference may belong. */
final class ColumnReader {
  private final Names names;
  private final Findings findings;

  ColumnReader(Names names, Findings findings) {
    this.names = names;
    this.findings = findings;
  }

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

  /** {@code t.*} */
  void everyColumn(Table table, Scope scope) {
    relations(table, scope).forEach(findings::everyColumn);
  }

  /** {@code (x).f} calls {@code f(x)} unless the row has such a column, which no text tells. */
  void field(String spelling) {
    String name = names.name(spelling);
    findings.function(name, Functions.isKnown(List.of(name)));
    FunctionEffects.of(List.of(name)).forEach(findings::effect);
  }

  TableName table(Table table) {
    List<String> parts = parts(table);
    return switch (parts.size()) {
      case 1 -> new TableName(null, parts.getFirst());
      case 2 -> new TableName(parts.getFirst(), parts.get(1));
      default -> throw new Unreadable("a table of another database");
    };
  }

  /** The parts of a name in the order of the text. */
  private List<String> parts(Table table) {
    return table.getNameParts().reversed().stream().map(names::name).toList();
  }

  private void keyword(String word) {
    if (Functions.isGrammatical(word)) {
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
      mention(relation.onlyTable(), name, relation);
      callWithRow(name, relation);
    }
  }

  /** {@code c.to_json} calls {@code to_json(c)} unless the table has such a column. */
  private void callWithRow(String name, Relation relation) {
    if (Functions.takesRow(name)) {
      findings.everyColumn(relation);
      if (!Functions.isKnown(List.of(name))) {
        findings.function(name, false);
        FunctionEffects.of(List.of(name)).forEach(findings::effect);
      }
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

  /** A name that is a relation's too may mean its whole row, unless some table has the column. */
  private void unqualified(String name, Scope scope) {
    List<Relation> visible = scope.visible();
    List<Relation> rows = scope.named(null, name);
    rows.forEach(findings::everyColumn);
    if (visible.size() == 1 && !rows.isEmpty()) {
      return;
    }
    TableName owner = visible.size() == 1 ? visible.getFirst().onlyTable() : null;
    mention(owner, name, null);
    visible.forEach(this::readIfTarget);
  }

  private void mention(@Nullable TableName table, String name, @Nullable Relation relation) {
    findings.column(table, name);
    if (relation != null) {
      readIfTarget(relation);
    }
  }

  private void readIfTarget(Relation relation) {
    if (relation.target()) {
      relation.tables().forEach(findings::read);
    }
  }
}
