package io.countersign.benchmarks.execution;

import io.countersign.local.DatabaseAccess;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table of ordinary text: words of a dictionary of its own, in which detectors find nothing. */
final class TextTable {
  static final int COLUMNS = 10;
  static final String ALL_ROWS = "SELECT * FROM notes";

  private static final String WORDS =
      "{order,customer,asked,for,delivery,on,Monday,and,the,parcel,was,sent,from,Hamburg,to,Lyon,"
          + "with,two,items,blue,lamp,wooden,table,please,ring,twice,left,at,neighbour,returned}";
  private static final int DICTIONARY = 30;

  private TextTable() {}

  /** Makes it anew, readable for everybody. */
  static void make(DatabaseAccess owner, int rows) throws SQLException {
    String columns =
        IntStream.range(0, COLUMNS)
            .mapToObj(i -> "c" + i + " text")
            .collect(Collectors.joining(", "));
    String values =
        IntStream.range(0, COLUMNS).mapToObj(TextTable::sentence).collect(Collectors.joining(", "));
    try (Connection connection = owner.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS notes");
      statement.execute("CREATE UNLOGGED TABLE notes (" + columns + ")");
      statement.execute(
          "INSERT INTO notes SELECT %s FROM generate_series(1, %d) AS i, (SELECT '%s'::text[] AS w) d"
              .formatted(values, rows, WORDS));
      statement.execute("GRANT SELECT ON notes TO PUBLIC");
      statement.execute("VACUUM ANALYZE notes");
    }
  }

  /** Four words that differ from row to row and from column to column. */
  private static String sentence(int column) {
    return IntStream.range(1, 5)
        .mapToObj(n -> "w[1 + (i * %d + %d) %% %d]".formatted(n + column, n * column, DICTIONARY))
        .collect(Collectors.joining(" || ' ' || "));
  }
}
