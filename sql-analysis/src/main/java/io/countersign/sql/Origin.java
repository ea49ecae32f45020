package io.countersign.sql;

import io.countersign.contracts.ColumnName;
import io.countersign.contracts.Usage;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Where a value comes from: a column of a table, or the values that go into it. What a value is
 * used for, each of its parts is used for, however late either becomes known; so a recursive query
 * needs no second reading.
 */
final class Origin {
  private final List<ColumnName> columns;
  private final List<Origin> parts = new ArrayList<>(2);
  private final List<Origin> mentions = new ArrayList<>(0);
  private final List<Origin> deciders = new ArrayList<>(0);
  private final Set<Usage> usages = EnumSet.noneOf(Usage.class);
  private boolean computed;
  private boolean doubtful;

  private Origin(List<ColumnName> columns) {
    this.columns = columns;
  }

  /** A value of which nothing has been read yet. */
  static Origin unread() {
    return new Origin(List.of());
  }

  static Origin of(ColumnName column) {
    return new Origin(List.of(column));
  }

  /** One of several columns, and the text does not tell which; it is mentioned only once. */
  static Origin oneOf(List<ColumnName> candidates, Origin mention) {
    Origin origin = new Origin(List.copyOf(candidates));
    origin.mentions.add(mention);
    return origin.doubt();
  }

  Origin with(Origin part) {
    parts.add(part);
    usages.forEach(part::use);
    return this;
  }

  Origin with(List<Result> results) {
    results.forEach(result -> with(result.origin()));
    return this;
  }

  /** Does not go into the value, but which value there is depends on it. */
  Origin decidedBy(Origin decider) {
    deciders.add(decider);
    return this;
  }

  /** An expression makes the value; it is not one that passes through. */
  Origin compute() {
    computed = true;
    return this;
  }

  /** More may go into the value than could be found. */
  Origin doubt() {
    doubtful = true;
    return this;
  }

  Origin use(Usage usage) {
    if (usages.add(usage)) {
      parts.forEach(part -> part.use(usage));
      mentions.forEach(mention -> mention.use(usage));
    }
    return this;
  }

  Set<Usage> usages() {
    return usages;
  }

  List<ColumnName> columns() {
    return columns;
  }

  List<Origin> parts() {
    return parts;
  }

  List<Origin> deciders() {
    return deciders;
  }

  boolean isComputed() {
    return computed;
  }

  boolean isDoubtful() {
    return doubtful;
  }
}
