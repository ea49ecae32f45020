package io.countersign.executor.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.countersign.contracts.CanonicalForm;
import io.countersign.contracts.Digest;
import io.countersign.contracts.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stands for the primary keys of changed rows, whatever their order: the digest over the sorted
 * digests of the keys as they were before the change. It takes 32 bytes of memory or some more for
 * each row, so there is none beyond a number of rows; nor is there one where a row was inserted,
 * since its key may be another next time.
 */
final class KeyDigest {
  static final int MAXIMUM_ROWS = 100_000;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
          .build();

  private static final String PRIMARY_KEY =
      """
      SELECT a.attname FROM pg_catalog.pg_index i
      JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
      WHERE i.indrelid = pg_catalog.to_regclass(?) AND i.indisprimary ORDER BY a.attname\
      """;

  private final List<String> columns;
  private final int maximumRows;
  private final List<String> keys = new ArrayList<>();
  private boolean exists;

  KeyDigest(List<String> columns, int maximumRows) {
    this.columns = List.copyOf(columns);
    this.maximumRows = maximumRows;
    this.exists = !columns.isEmpty();
  }

  /** Of nothing, where nobody asks for it. */
  static KeyDigest none() {
    return new KeyDigest(List.of(), 0);
  }

  static KeyDigest of(TableName table, Connection connection) throws SQLException {
    List<String> columns = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(PRIMARY_KEY)) {
      statement.setString(1, table.toString());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          columns.add(rows.getString(1));
        }
      }
    }
    return new KeyDigest(columns, MAXIMUM_ROWS);
  }

  /**
   * @param before the image of a row before it was changed, as JSON; absent for an inserted row
   */
  void add(@Nullable String before) throws SQLException {
    exists &= before != null && keys.size() < maximumRows;
    if (!exists || before == null) {
      keys.clear();
      return;
    }
    JsonNode row = parse(before);
    keys.add(
        CanonicalForm.of("countersign.row-key.v1")
            .values(columns.stream().map(c -> c + "=" + row.path(c)).toList())
            .digest()
            .text());
  }

  Optional<Digest> digest() {
    return exists
        ? Optional.of(
            CanonicalForm.of("countersign.row-keys.v1")
                .values(keys.stream().sorted().toList())
                .digest())
        : Optional.empty();
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
