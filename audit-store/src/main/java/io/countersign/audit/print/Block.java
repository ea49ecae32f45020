package io.countersign.audit.print;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** What a chapter is made of. Texts are as they are in the data; nothing is escaped yet. */
public sealed interface Block {
  /** By which the template tells them apart. */
  String kind();

  /** The same with other texts. */
  Block with(UnaryOperator<String> text);

  /** A sentence or a few. */
  record Paragraph(String text) implements Block {
    @Override
    public String kind() {
      return "paragraph";
    }

    @Override
    public Block with(UnaryOperator<String> show) {
      return new Paragraph(show.apply(text));
    }
  }

  /** Names and their values. */
  record Facts(List<Fact> facts) implements Block {
    /**
     * @param alarming whether somebody should look
     */
    public record Fact(String name, String value, boolean alarming) {}

    @Override
    public String kind() {
      return "facts";
    }

    @Override
    public Block with(UnaryOperator<String> show) {
      return new Facts(
          facts.stream()
              .map(f -> new Fact(show.apply(f.name), show.apply(f.value), f.alarming))
              .toList());
    }
  }

  /**
   * Rows.
   *
   * @param more what is not shown, and where it is; empty if nothing is left out
   */
  record Table(String caption, List<Column> columns, List<Row> rows, String more) implements Block {
    /**
     * @param form {@code number} where values are aligned at their end, {@code sentence} where they
     *     need room, {@code word} else
     */
    public record Column(String title, String form) {}

    public record Row(List<Cell> cells, boolean alarming) {}

    public record Cell(String text, boolean numeric) {}

    @Override
    public String kind() {
      return "table";
    }

    @Override
    public Block with(UnaryOperator<String> show) {
      List<Row> shown = new ArrayList<>(rows.size());
      for (Row row : rows) {
        shown.add(
            new Row(
                row.cells.stream().map(c -> new Cell(show.apply(c.text), c.numeric)).toList(),
                row.alarming));
      }
      return new Table(show.apply(caption), columns, shown, show.apply(more));
    }
  }

  /** Values beside bars of their length. */
  record Bars(String caption, String unit, List<Bar> bars) implements Block {
    /**
     * @param percent of the longest
     */
    public record Bar(String label, String value, long percent) {}

    @Override
    public String kind() {
      return "bars";
    }

    @Override
    public Block with(UnaryOperator<String> show) {
      return new Bars(
          show.apply(caption),
          unit,
          bars.stream().map(b -> new Bar(show.apply(b.label), b.value, b.percent)).toList());
    }
  }

  /** Lines that stand as they are, such as a proof file. */
  record Lines(String caption, List<String> lines) implements Block {
    @Override
    public String kind() {
      return "lines";
    }

    @Override
    public Block with(UnaryOperator<String> show) {
      return new Lines(show.apply(caption), lines.stream().map(show).toList());
    }
  }
}
