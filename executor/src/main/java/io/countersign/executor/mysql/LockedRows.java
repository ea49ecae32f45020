package io.countersign.executor.mysql;

import io.countersign.contracts.BindValue;
import io.countersign.contracts.StatementKind;
import io.countersign.executor.target.MaskedColumn;
import io.countersign.sql.JdbcText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rows that an UPDATE or DELETE is about to change, locked so that nobody else changes them
 * meanwhile, and found again by their primary keys afterwards.
 */
final class LockedRows {
  /** What the images before may take of memory, as JSON. */
  private static final long MAXIMUM_BYTES = 16 * 1024 * 1024;

  private final Relation table;
  private final ImageMasker masker;
  private final List<Row> rows = new ArrayList<>();
  private long bytes;

  private record Row(List<Object> key, Map<String, @Nullable Object> before, long size) {}

  private LockedRows(Relation table, ImageMasker masker) {
    this.table = table;
    this.masker = masker;
  }

  /** Absent if they are more than can be held. */
  static Optional<LockedRows> read(
      JdbcText query,
      List<BindValue> parameters,
      Relation table,
      ImageMasker masker,
      int maximum,
      Connection connection)
      throws SQLException {
    LockedRows locked = new LockedRows(table, masker);
    try (PreparedStatement statement = connection.prepareStatement(query.text())) {
      statement.setFetchSize(0);
      statement.setMaxRows(maximum + 1);
      MysqlBinding.bind(statement, query.placeholders(), parameters);
      try (ResultSet rows = statement.executeQuery()) {
        List<MaskedColumn> columns = masker.columns(rows.getMetaData());
        while (rows.next()) {
          if (locked.rows.size() == maximum || locked.bytes > MAXIMUM_BYTES) {
            return Optional.empty();
          }
          locked.add(rows, columns);
        }
      }
    }
    return Optional.of(locked);
  }

  private void add(ResultSet row, List<MaskedColumn> columns) throws SQLException {
    List<Object> key = new ArrayList<>();
    for (String column : table.keys()) {
      key.add(row.getObject(column));
    }
    Map<String, @Nullable Object> before = masker.image(row, columns);
    rows.add(new Row(key, before, masker.size()));
    bytes += masker.size();
  }

  int size() {
    return rows.size();
  }

  /** Tells each row as it was and, after an update, as it is now. */
  void tell(StatementKind kind, ChangeReport report, Connection connection) throws SQLException {
    if (kind == StatementKind.DELETE) {
      rows.forEach(row -> report.add(ImageMasker.change(row.before(), null), row.size()));
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(byKey())) {
      for (Row row : rows) {
        for (int i = 0; i < row.key().size(); i++) {
          statement.setObject(i + 1, row.key().get(i));
        }
        try (ResultSet now = statement.executeQuery()) {
          List<MaskedColumn> columns = masker.columns(now.getMetaData());
          Map<String, @Nullable Object> after = now.next() ? masker.image(now, columns) : null;
          report.add(ImageMasker.change(row.before(), after), row.size() + masker.size());
        }
      }
    }
  }

  private String byKey() {
    return "SELECT * FROM "
        + quoted(String.valueOf(table.stored().schema()))
        + "."
        + quoted(table.stored().name())
        + " WHERE "
        + table.keys().stream()
            .map(key -> quoted(key) + " = ?")
            .collect(Collectors.joining(" AND "));
  }

  private static String quoted(String name) {
    return '`' + name.replace("`", "``") + '`';
  }
}
