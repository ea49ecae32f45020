package io.countersign.sql;

import io.countersign.contracts.ColumnName;
import io.countersign.contracts.ColumnUse;
import io.countersign.contracts.Effect;
import io.countersign.contracts.StatementFacts;
import io.countersign.contracts.StatementKind;
import io.countersign.contracts.TableName;
import io.countersign.contracts.Usage;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what the readers find. */
final class Findings {
  private static final Set<Effect> HARMLESS = EnumSet.of(Effect.READS);

  private final Set<StatementKind> kinds = new LinkedHashSet<>();
  private final Set<TableName> reads = new LinkedHashSet<>();
  private final Set<TableName> writes = new LinkedHashSet<>();
  private final Map<ColumnName, Origin> columns = new LinkedHashMap<>();
  private final Set<String> functions = new LinkedHashSet<>();
  private final Set<String> unknownFunctions = new LinkedHashSet<>();
  private final Set<TableName> unfilteredWrites = new LinkedHashSet<>();

  /** The columns that the text itself names or stands for, not only a view of it. */
  private final Set<ColumnName> mentioned = new HashSet<>();

  private List<Result> outputs = List.of();
  private boolean supervised;
  private int views;
  private final Set<Effect> effects = EnumSet.noneOf(Effect.class);

  private final Tables tables;
  private final FilterFindings filters = new FilterFindings();
  private final FilterFindings filtersOfViews = new FilterFindings();
  private final Set<Token> lookedAt = new HashSet<>();

  private final Catalogue catalogue;

  /** Of a statement for PostgreSQL. */
  Findings(Schema schema) {
    this(new PostgresqlCatalogue(), schema);
  }

  Findings(Catalogue catalogue, Schema schema) {
    this.catalogue = catalogue;
    this.tables = new Tables(schema, this);
  }

  Catalogue catalogue() {
    return catalogue;
  }

  /** What the tables that are found are made of. */
  Tables tables() {
    return tables;
  }

  /** How views narrow what they read is not the statement's doing. */
  FilterFindings filters() {
    return views == 0 ? filters : filtersOfViews;
  }

  /** What is found depends on what this literal says. */
  void lookAt(Token literal) {
    if (views == 0) {
      lookedAt.add(literal);
    }
  }

  void kind(StatementKind kind) {
    kinds.add(kind);
  }

  /** Takes back a kind that was found by another dialect's name. */
  void noKind(StatementKind kind) {
    kinds.remove(kind);
  }

  void read(TableName table) {
    reads.add(table);
    effects.add(Effect.READS);
  }

  void write(TableName table) {
    writes.add(table);
  }

  void unfilteredWrite(TableName table) {
    unfilteredWrites.add(table);
  }

  /** The column as a value, which remembers what it is used for. */
  Origin origin(@Nullable TableName table, String column) {
    ColumnName name = new ColumnName(table, column);
    Origin origin = columns.computeIfAbsent(name, Origin::of);
    if (views == 0) {
      mentioned.add(name);
    }
    return origin;
  }

  /** A column that is mentioned and whose value goes nowhere. */
  void column(@Nullable TableName table, String column, Usage usage) {
    origin(table, column).use(usage);
  }

  void enterView() {
    views++;
  }

  void leaveView() {
    views--;
  }

  /** The columns of the statement's own result. */
  void outputs(List<Result> results) {
    outputs = results;
    results.forEach(result -> result.origin().use(Usage.OUTPUT));
  }

  /** What the statement answers is not what its query would. */
  void noOutputs() {
    outputs = List.of();
  }

  void function(String name, boolean known) {
    functions.add(name);
    if (!known) {
      unknownFunctions.add(name);
    }
  }

  void unknownFunction(String name) {
    unknownFunctions.add(name);
  }

  void effect(Effect effect) {
    effects.add(effect);
  }

  /** A query that is part of a statement with another answer. */
  void inner(List<Token> query) {
    TreeReader.read(query, this);
    noOutputs();
  }

  /** Expressions that are part of a statement; the query made of them is none of its own. */
  void expressions(List<Token> query) {
    boolean own =
        kinds.contains(StatementKind.SELECT)
            || query.stream().skip(1).anyMatch(token -> token.is("select"));
    inner(query);
    if (!own) {
      kinds.remove(StatementKind.SELECT);
    }
  }

  /** Of what was found, nothing is done. */
  void onlyPlanned() {
    effects.removeAll(Set.of(Effect.WRITES_DATA, Effect.CHANGES_SCHEMA, Effect.LOCKS));
  }

  /** Whatever its effects are, somebody has to allow it. */
  void notReadOnly() {
    supervised = true;
  }

  TableName onlyWrite() {
    if (writes.size() != 1) {
      throw new Unreadable("a write of " + writes.size() + " tables");
    }
    return writes.iterator().next();
  }

  private boolean isReadOnly() {
    return !supervised
        && writes.isEmpty()
        && unknownFunctions.isEmpty()
        && HARMLESS.containsAll(effects);
  }

  /**
   * @param problem why the statement was not understood in full, if it was not
   */
  Analysis analysis(List<Token> tokens, @Nullable String problem) {
    return analysis(LeadingWords.kind(tokens), tokens, problem);
  }

  Analysis analysis(StatementKind kind, List<Token> tokens, @Nullable String problem) {
    return new Analysis(facts(kind, tokens, problem), lookedAt);
  }

  private StatementFacts facts(StatementKind kind, List<Token> tokens, @Nullable String problem) {
    return new StatementFacts(
        tokens.getFirst().start(),
        tokens.getLast().end(),
        problem == null,
        problem,
        problem == null && isReadOnly(),
        kind,
        List.copyOf(kinds),
        List.copyOf(effects),
        List.copyOf(reads),
        List.copyOf(writes),
        columnUses(),
        List.copyOf(functions),
        List.copyOf(unknownFunctions),
        List.copyOf(unfilteredWrites),
        filters.filters(tokens),
        Lineage.of(outputs, !unknownOperator()),
        Fingerprint.of(tokens));
  }

  /**
   * A column that goes nowhere at all still is what some part of the statement reads; of what a
   * view reads, only what is used counts.
   */
  private List<ColumnUse> columnUses() {
    List<ColumnUse> uses = new ArrayList<>(columns.size());
    columns.forEach((name, origin) -> {
      if (!origin.usages().isEmpty()) {
        uses.add(new ColumnUse(name.table(), name.column(), origin.usages()));
      } else if (mentioned.contains(name)) {
        uses.add(new ColumnUse(name.table(), name.column(), Set.of(Usage.OUTPUT)));
      }
    });
    return uses;
  }

  private boolean unknownOperator() {
    return unknownFunctions.stream().anyMatch(name -> name.startsWith("operator("));
  }
}
