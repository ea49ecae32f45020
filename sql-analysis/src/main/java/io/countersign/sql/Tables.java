package io.countersign.sql;

import io.countersign.contracts.TableName;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;

/** What the tables of a statement are made of, as far as a schema tells. */
final class Tables {
  private static final int DEEPEST_VIEW = 16;
  private static final int MOST_VIEWS = 200;

  private final Schema schema;
  private final Findings findings;
  private int views;
  private int depth;

  Tables(Schema schema, Findings findings) {
    this.schema = schema;
    this.findings = findings;
  }

  /** The rows of a table that is read; those of a view come from what it reads itself. */
  Relation read(TableName name, @Nullable String alias) {
    Optional<TableDefinition> definition = schema.table(name);
    TableRows rows = rows(name, alias, definition, false);
    findings.read(rows.table());
    findings.filters().occurrence(rows.table());
    return definition.flatMap(TableDefinition::view).isPresent()
        ? view(definition.get(), rows.alias())
        : rows;
  }

  /** The rows of a table that is written, and what writing to a view writes. */
  TableRows written(TableName name, @Nullable String alias) {
    Optional<TableDefinition> definition = schema.table(name);
    TableRows rows = rows(name, alias, definition, true);
    findings.write(rows.table());
    findings.filters().occurrence(rows.table());
    if (definition.flatMap(TableDefinition::view).isPresent()) {
      Relation view = view(definition.get(), rows.alias());
      Lineage.tables(view.columns()).forEach(findings::write);
    }
    return rows;
  }

  private TableRows rows(
      TableName name,
      @Nullable String alias,
      Optional<TableDefinition> definition,
      boolean target) {
    return new TableRows(
        definition.map(TableDefinition::name).orElse(name),
        alias,
        definition.map(TableDefinition::columns).orElse(List.of()),
        findings,
        target);
  }

  private Relation view(TableDefinition view, String alias) {
    if (++views > MOST_VIEWS || depth == DEEPEST_VIEW) {
      throw new Unreadable("views that are nested too deeply");
    }
    depth++;
    findings.enterView();
    try {
      return DerivedRows.of(view.name(), alias, DerivedRows.renamed(query(view), view.columns()));
    } finally {
      depth--;
      findings.leaveView();
    }
  }

  private List<Result> query(TableDefinition view) {
    try {
      List<List<Token>> statements = Statements.split(Lexer.tokens(view.view().orElseThrow()));
      List<Token> tokens = statements.getFirst();
      List<Token> simple = Simplification.of(tokens);
      Names names = new Names(simple);
      Statement statement = Parser.parse(simple, names);
      if (statement instanceof Select select) {
        List<Result> results = new QueryReader(names, findings).results(select, Scope.outermost());
        TreeReader.operators(tokens, findings);
        names.requireAllMet();
        return results;
      }
    } catch (Unreadable e) {
      // The statement itself is understood; what the view makes of its tables is not.
    }
    return view.columns().stream()
        .map(column ->
            Result.of(
                column,
                Origin.unread().with(findings.origin(view.name(), column)).compute().doubt()))
        .toList();
  }
}
