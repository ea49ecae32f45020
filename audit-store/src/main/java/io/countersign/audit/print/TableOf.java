package io.countersign.audit.print;

import io.countersign.audit.report.Listing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Builds a table column by column.
 *
 * @param <T> what a row is about
 */
final class TableOf<T> {
  private static final String WORD = "word";
  private static final String SENTENCE = "sentence";
  private static final String NUMBER = "number";
  private final String caption;
  private final List<T> entries;
  private final String more;
  private final List<Block.Table.Column> columns = new ArrayList<>();
  private final List<Function<T, String>> values = new ArrayList<>();
  private Predicate<T> alarming = _ -> false;

  /** A number, where there is one. */
  interface Count<T> {
    @Nullable Long of(T entry);
  }

  private TableOf(String caption, List<T> entries, String more) {
    this.caption = caption;
    this.entries = entries;
    this.more = more;
  }

  static <T> TableOf<T> all(String caption, List<T> entries) {
    return new TableOf<>(caption, entries, "");
  }

  static <T> TableOf<T> first(String caption, Listing<T> listing) {
    return new TableOf<>(
        caption,
        listing.entries(),
        listing.complete() ? "" : "There are more: ask for " + listing.query());
  }

  TableOf<T> text(String title, Function<T, String> value) {
    columns.add(new Block.Table.Column(title, WORD));
    values.add(value);
    return this;
  }

  /** What may be long. */
  TableOf<T> sentence(String title, Function<T, String> value) {
    columns.add(new Block.Table.Column(title, SENTENCE));
    values.add(value);
    return this;
  }

  TableOf<T> number(String title, Count<T> value) {
    columns.add(new Block.Table.Column(title, NUMBER));
    values.add(entry -> Words.number(value.of(entry)));
    return this;
  }

  TableOf<T> alarmingIf(Predicate<T> condition) {
    alarming = condition;
    return this;
  }

  /** A sentence instead where there are no rows. */
  Block orElse(String nothing) {
    return entries.isEmpty() && more.isEmpty()
        ? new Block.Paragraph(nothing)
        : new Block.Table(caption, columns, rows(), more);
  }

  private List<Block.Table.Row> rows() {
    List<Block.Table.Row> rows = new ArrayList<>(entries.size());
    for (T entry : entries) {
      List<Block.Table.Cell> cells = new ArrayList<>(columns.size());
      for (int i = 0; i < columns.size(); i++) {
        cells.add(
            new Block.Table.Cell(values.get(i).apply(entry), columns.get(i).form().equals(NUMBER)));
      }
      rows.add(new Block.Table.Row(cells, alarming.test(entry)));
    }
    return rows;
  }
}
