package io.countersign.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The relations and common tables that a part of a statement can name. */
final class Scope {
  private final @Nullable Scope outer;
  private final Set<String> commonTables;
  private final List<Relation> relations = new ArrayList<>();
  private final List<Relation> images = new ArrayList<>();

  private Scope(@Nullable Scope outer, Set<String> commonTables) {
    this.outer = outer;
    this.commonTables = new HashSet<>(commonTables);
  }

  static Scope outermost() {
    return new Scope(null, Set.of());
  }

  /** For a subquery that may name all that this scope names. */
  Scope inner() {
    return new Scope(this, commonTables);
  }

  /** For a subquery in FROM without LATERAL, which cannot name its neighbours. */
  Scope beside() {
    return new Scope(outer, commonTables);
  }

  void add(Relation relation) {
    relations.add(relation);
  }

  /** What can be named but owns no column by itself: {@code excluded}, {@code old}, {@code new}. */
  void addImage(Relation relation) {
    images.add(relation);
  }

  void addCommonTable(String name) {
    commonTables.add(name);
  }

  boolean hasCommonTable(String name) {
    return commonTables.contains(name);
  }

  /** The relations of this level alone: what a {@code *} stands for. */
  List<Relation> own() {
    return relations;
  }

  /** Every relation that may own an unqualified column. */
  List<Relation> visible() {
    List<Relation> visible = new ArrayList<>(relations);
    for (Scope scope = outer; scope != null; scope = scope.outer) {
      visible.addAll(scope.relations);
    }
    return visible;
  }

  /** The relations of the nearest level that answers to the name. */
  List<Relation> named(@Nullable String schema, String name) {
    for (Scope scope = this; scope != null; scope = scope.outer) {
      List<Relation> matches = answering(scope.relations, schema, name);
      if (matches.isEmpty()) {
        matches = answering(scope.images, schema, name);
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
}
