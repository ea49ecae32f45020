package io.countersign.executor.masking;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a client expects in a column, by the name that the database gives its type. What takes a
 * value's place must be valid there.
 */
public enum ValueKind {
  TEXT(
      Mask.HIDDEN,
      "text varchar bpchar char character name citext unknown tinytext mediumtext longtext clob"
          + " nvarchar xml record"),
  INT16(null, "int2 smallint"),
  INT32(null, "int4 int integer mediumint"),
  INT64(null, "int8 bigint"),
  DECIMAL(null, "numeric decimal number"),
  DATE(null, "date"),
  TIMESTAMP(null, "timestamp timestamptz datetime"),
  UUID(null, "uuid"),
  JSON("\"" + Mask.HIDDEN + "\"", "json jsonb"),
  TEXTS("{" + Mask.HIDDEN + "}", "_text _varchar _bpchar _name _citext"),
  BYTES("\\x2a2a2a", "bytea"),
  /** A value of a row image, whose kind shows only in the value. */
  IMAGE(Mask.HIDDEN, ValueKind.IMAGE_TYPE),
  /** Whatever else there is: nothing but null is sure to be valid there. */
  OTHER(null, "");

  /** What is put in the place of a type where only the value tells it. */
  public static final String IMAGE_TYPE = "row-image";

  /** Of the whole numbers that every JSON reader keeps exactly (RFC 8259 §6). */
  static final int EXACT_BITS = 53;

  private static final Map<String, ValueKind> BY_TYPE = byType();

  private final @Nullable String hidden;
  private final String types;

  /**
   * @param types the names that databases give it, in lower case
   */
  ValueKind(@Nullable String hidden, String types) {
    this.hidden = hidden;
    this.types = types;
  }

  /**
   * @param type as the database calls it, in any case and with or without a length
   */
  public static ValueKind of(String type) {
    ValueKind known = BY_TYPE.get(type);
    if (known != null) {
      return known;
    }
    int length = type.indexOf('(');
    String name = length < 0 ? type : type.substring(0, length);
    return BY_TYPE.getOrDefault(name.toLowerCase(Locale.ROOT), OTHER);
  }

  /** What stands for a value of which nothing may be shown. */
  @Nullable String hidden(@Nullable Object value) {
    return this != IMAGE || value instanceof String ? hidden : null;
  }

  /** Whether any text is valid. */
  public boolean isText() {
    return this == TEXT;
  }

  boolean isNumber() {
    return this == INT16 || this == INT32 || this == INT64 || this == DECIMAL;
  }

  /** Whether parts of a value may be replaced and leave it valid. */
  boolean isMadeOfText() {
    return isText() || this == JSON || this == TEXTS || this == IMAGE;
  }

  /** Empty if it is none of this kind. */
  Optional<Object> number(BigDecimal number) {
    return fits(number) ? Optional.of(exact(number)) : Optional.empty();
  }

  private static Object exact(BigDecimal number) {
    BigDecimal plain = number.stripTrailingZeros();
    boolean whole = plain.scale() <= 0 && plain.toBigInteger().bitLength() <= EXACT_BITS;
    return whole ? (Object) plain.longValueExact() : BucketMask.plain(plain);
  }

  private boolean fits(BigDecimal number) {
    int bits =
        switch (this) {
          case INT16 -> Short.SIZE;
          case INT32 -> Integer.SIZE;
          case INT64 -> Long.SIZE;
          default -> 0;
        };
    return bits == 0
        || (number.stripTrailingZeros().scale() <= 0 && number.toBigInteger().bitLength() < bits);
  }

  private static Map<String, ValueKind> byType() {
    Map<String, ValueKind> byType = new HashMap<>();
    for (ValueKind kind : values()) {
      for (String type : kind.types.split(" ", -1)) {
        byType.put(type, kind);
      }
    }
    return byType;
  }
}
