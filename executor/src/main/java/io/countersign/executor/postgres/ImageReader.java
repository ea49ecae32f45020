package io.countersign.executor.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.countersign.contracts.RowChange;
import io.countersign.contracts.TableName;
import io.countersign.executor.ColumnOrigin;
import io.countersign.executor.Lineage;
import io.countersign.executor.masking.ColumnMask;
import io.countersign.executor.target.JsonValue;
import io.countersign.executor.target.MaskedColumn;
import io.countersign.executor.target.RowMasker;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the image of a row, which PostgreSQL gives as JSON, and masks it column by column. */
final class ImageReader {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
          .build();

  private static final TypeReference<LinkedHashMap<String, @Nullable Object>> ROW =
      new TypeReference<>() {};

  private final TableName table;
  private final Lineage lineage;
  private final RowMasker masker;
  private final Map<String, Column> columns = new HashMap<>();

  /** A column and its mask, made out once. */
  private record Column(MaskedColumn masked, ColumnMask mask) {}

  ImageReader(TableName table, Lineage lineage, RowMasker masker) {
    this.table = table;
    this.lineage = lineage;
    this.masker = masker;
  }

  /** Of the images of one row before and after. */
  @SuppressWarnings("NullAway") // Does not see through the class file that an image holds nulls.
  RowChange change(@Nullable String before, @Nullable String after) throws SQLException {
    masker.beginRow();
    return new RowChange(read(before), read(after));
  }

  private @Nullable Map<String, @Nullable Object> read(@Nullable String json) throws SQLException {
    if (json == null) {
      return null;
    }
    try {
      Map<String, @Nullable Object> masked = new LinkedHashMap<>();
      for (Map.Entry<String, @Nullable Object> value : JSON.readValue(json, ROW).entrySet()) {
        Column column = columns.computeIfAbsent(value.getKey(), this::column);
        masked.put(
            value.getKey(), masker.mask(plain(value.getValue()), column.mask(), column.masked()));
      }
      return masked;
    } catch (JsonProcessingException e) {
      // The parser's message quotes the row.
      throw new SQLException("a row image is not the JSON object that was asked for");
    }
  }

  private Column column(String name) {
    MaskedColumn column =
        MaskedColumn.ofImage(name, lineage.of(new ColumnOrigin.Column(table, name)));
    return new Column(column, masker.of(column));
  }

  private static @Nullable Object plain(@Nullable Object value) throws JsonProcessingException {
    return switch (value) {
      case null -> null;
      case BigDecimal number -> JsonValue.number(number.toString());
      case BigInteger number -> JsonValue.number(number.toString());
      case Map<?, ?> document -> JSON.writeValueAsString(document);
      case List<?> array -> JSON.writeValueAsString(array);
      default -> value;
    };
  }
}
