package io.countersign.executor.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.countersign.contracts.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a table's primary key stands in the images of its rows.
 *
 * @param columns none if the table has no primary key
 * @param identifies whether at every moment no two rows that a statement finds in the table have
 *     the same: not so where other tables inherit from it, or the key is checked later
 */
record RowKey(List<String> columns, boolean identifies) {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
          .build();

  private static final String PRIMARY_KEY =
      """
      SELECT a.attname, i.indimmediate AND (c.relkind = 'p' OR NOT c.relhassubclass)
      FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
      JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
      WHERE i.indrelid = pg_catalog.to_regclass(?) AND i.indisprimary ORDER BY a.attname\
      """;

  RowKey {
    columns = List.copyOf(columns);
  }

  static RowKey none() {
    return new RowKey(List.of(), false);
  }

  static RowKey of(TableName table, Connection connection) throws SQLException {
    List<String> columns = new ArrayList<>();
    boolean identifies = false;
    try (PreparedStatement statement = connection.prepareStatement(PRIMARY_KEY)) {
      statement.setString(1, table.toString());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          columns.add(rows.getString(1));
          identifies = rows.getBoolean(2);
        }
      }
    }
    return new RowKey(columns, identifies);
  }

  /**
   * Of each column its name and value.
   *
   * @param image as JSON
   */
  List<String> in(String image) throws SQLException {
    JsonNode row = parse(image);
    return columns.stream().map(c -> c + "=" + row.path(c)).toList();
  }

  private static JsonNode parse(String row) throws SQLException {
    try {
      return JSON.readTree(row);
    } catch (JsonProcessingException e) {
      // The parser's message quotes the row.
      throw new SQLException("a row image is not the JSON object that was asked for");
    }
  }
}
