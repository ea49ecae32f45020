package io.countersign.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** FROM items that are joined with one another, and their columns as {@code *} lists them. */
final class Joined {
  private sealed interface Part {}

  /** The columns of a relation but those that it shares with a join partner. */
  private record Rows(Relation relation, Set<String> shared) implements Part {}

  private record Shared(Result column) implements Part {}

  private final List<Part> parts = new ArrayList<>();
  private final List<Relation> relations = new ArrayList<>();

  private Joined() {}

  static Joined of(Relation relation) {
    Joined joined = new Joined();
    joined.parts.add(new Rows(relation, Set.of()));
    joined.relations.add(relation);
    return joined;
  }

  static Joined nothing() {
    return new Joined();
  }

  Joined with(Joined right) {
    parts.addAll(right.parts);
    relations.addAll(right.relations);
    return this;
  }

  /** Joins by columns of the same names, which then are listed once and first. */
  Joined with(Joined right, List<Result> shared) {
    Set<String> names = new HashSet<>();
    shared.forEach(column -> names.add(String.valueOf(column.name())));
    List<Part> rest = new ArrayList<>();
    parts.forEach(part -> addRest(part, names, rest));
    right.parts.forEach(part -> addRest(part, names, rest));
    parts.clear();
    shared.forEach(column -> parts.add(new Shared(column)));
    parts.addAll(rest);
    relations.addAll(right.relations);
    return this;
  }

  List<Relation> relations() {
    return relations;
  }

  /** Whether all columns are known by name. */
  boolean isClosed() {
    return relations.stream().noneMatch(Relation::isOpen);
  }

  @Nullable Origin shared(String name) {
    for (Part part : parts) {
      if (part instanceof Shared shared && name.equals(shared.column.name())) {
        return shared.column.origin();
      }
    }
    return null;
  }

  List<Result> columns() {
    List<Result> columns = new ArrayList<>();
    for (Part part : parts) {
      switch (part) {
        case Shared shared -> columns.add(shared.column);
        case Rows rows ->
            rows.relation.columns().stream()
                .filter(column -> column.name() == null || !rows.shared.contains(column.name()))
                .forEach(columns::add);
      }
    }
    return columns;
  }

  /** The names of the columns as far as they are known. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    for (Part part : parts) {
      switch (part) {
        case Shared shared -> names.add(String.valueOf(shared.column.name()));
        case Rows rows ->
            rows.relation.names().stream()
                .filter(name -> !rows.shared.contains(name))
                .forEach(names::add);
      }
    }
    return names;
  }

  private static void addRest(Part part, Set<String> names, List<Part> rest) {
    switch (part) {
      case Shared shared when names.contains(String.valueOf(shared.column.name())) -> {}
      case Shared shared -> rest.add(shared);
      case Rows rows -> {
        Set<String> hidden = new HashSet<>(rows.shared);
        hidden.addAll(names);
        rest.add(new Rows(rows.relation, hidden));
      }
    }
  }
}
