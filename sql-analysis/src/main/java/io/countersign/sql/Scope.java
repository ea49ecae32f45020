package io.countersign.sql;

import io.countersign.contracts.Usage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The relations and common tables that a part of a statement can name, and the value that whatever
 * it names goes into.
 */
final class Scope {
  private final @Nullable Scope outer;
  private final CommonTables commonTables;
  private final Level level;
  private final Origin value;

  /** The value of the expression around the query: its conditions decide on it. */
  private final @Nullable Origin decided;

  private Scope(
      @Nullable Scope outer,
      CommonTables commonTables,
      Level level,
      Origin value,
      @Nullable Origin decided) {
    this.outer = outer;
    this.commonTables = commonTables;
    this.level = level;
    this.value = value;
    this.decided = decided;
  }

  static Scope outermost() {
    return new Scope(null, new CommonTables(null), new Level(), Origin.unread(), null);
  }

  /** For a subquery that may name all that this scope names. */
  Scope inner() {
    return new Scope(this, new CommonTables(commonTables), new Level(), Origin.unread(), decided);
  }

  /** For a subquery in FROM without LATERAL, which cannot name its neighbours. */
  Scope beside() {
    return new Scope(outer, new CommonTables(commonTables), new Level(), Origin.unread(), decided);
  }

  /** Names the same, for another value. */
  Scope into(Origin other) {
    return new Scope(outer, commonTables, level, other, decided);
  }

  /** Names the same; what the conditions within look at decides on the value as well. */
  Scope deciding() {
    return new Scope(outer, commonTables, level, value, value);
  }

  /** Names the same, for something that does not go into the value. */
  Scope apart(Usage usage) {
    Origin other = Origin.unread().use(usage);
    if (decided != null) {
      decided.decidedBy(other);
    }
    return into(other);
  }

  /** Names the same, for something that does not go into the value but decides on it. */
  Scope beneath(Usage usage) {
    Origin decider = Origin.unread().use(usage);
    value.decidedBy(decider);
    return into(decider);
  }

  /** Names the same, for a part of the value that is used for something else as well. */
  Scope within(Usage usage) {
    Origin part = Origin.unread().use(usage);
    value.with(part);
    return into(part);
  }

  /** Names the same but for a target whose rows now are the written ones. */
  Scope returning(Relation before, Relation after) {
    Level returning = new Level();
    level.relations.forEach(r -> returning.add(r.equals(before) ? after : r));
    returning.join(level.joined, before, after);
    return new Scope(outer, commonTables, returning, Origin.unread(), decided);
  }

  Origin value() {
    return value;
  }

  /** Adds a relation that can be named; {@link #join} says of which columns {@code *} stands. */
  void add(Relation relation) {
    level.add(relation);
  }

  void join(Joined joined) {
    level.joined.add(joined);
  }

  /** What can be named but owns no column by itself: {@code excluded}, {@code old}, {@code new}. */
  void addImage(Relation relation) {
    level.images.add(relation);
  }

  /** A join with an alias hides what it joins. */
  void replace(List<Relation> hidden, Relation by) {
    level.relations.removeAll(hidden);
    level.add(by);
  }

  void addCommonTable(String name, List<Result> columns) {
    commonTables.tables.put(name, columns);
  }

  @Nullable List<Result> commonTable(String name) {
    for (CommonTables tables = commonTables; tables != null; tables = tables.outer) {
      List<Result> columns = tables.tables.get(name);
      if (columns != null) {
        return columns;
      }
    }
    return null;
  }

  /** The relations of this level alone. */
  List<Relation> own() {
    return level.relations;
  }

  /** The columns of this level: what a {@code *} stands for. */
  List<Result> columns() {
    List<Result> columns = new ArrayList<>();
    level.joined.forEach(joined -> columns.addAll(joined.columns()));
    return columns;
  }

  /** The column of this name that a join made of several. */
  @Nullable Origin shared(String name) {
    for (Joined joined : level.joined) {
      Origin shared = joined.shared(name);
      if (shared != null) {
        return shared;
      }
    }
    return null;
  }

  /** What the windows of this level that have a name look at. */
  Origin windows() {
    return level.windows;
  }

  /** Columns that share a name may be one. */
  void joinNaturally() {
    level.natural = true;
  }

  boolean isNatural() {
    return level.natural;
  }

  @Nullable Scope outer() {
    return outer;
  }

  /** The relations of the nearest level that answers to the name. */
  List<Relation> named(@Nullable String schema, String name) {
    for (Scope scope = this; scope != null; scope = scope.outer) {
      List<Relation> matches = answering(scope.level.relations, schema, name);
      if (matches.isEmpty()) {
        matches = answering(scope.level.images, schema, name);
      }
      if (!matches.isEmpty()) {
        return matches;
      }
    }
    return List.of();
  }

  private static List<Relation> answering(
      List<Relation> relations, @Nullable String schema, String name) {
    return relations.stream().filter(r -> r.answersTo(schema, name)).toList();
  }

  /** One FROM list. */
  private static final class Level {
    private final List<Relation> relations = new ArrayList<>();
    private final List<Relation> images = new ArrayList<>();
    private final List<Joined> joined = new ArrayList<>();
    private final Origin windows = Origin.unread();
    private boolean natural;

    void add(Relation relation) {
      relations.add(relation);
    }

    void join(List<Joined> others, Relation before, Relation after) {
      for (Joined other : others) {
        boolean target = other.relations().equals(List.of(before));
        joined.add(target ? Joined.of(after) : other);
      }
    }
  }

  private static final class CommonTables {
    private final @Nullable CommonTables outer;
    private final Map<String, List<Result>> tables = new HashMap<>();

    CommonTables(@Nullable CommonTables outer) {
      this.outer = outer;
    }
  }
}
