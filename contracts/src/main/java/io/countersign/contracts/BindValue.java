package io.countersign.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * One typed value for a placeholder, {@code $1} being the first of a command's list.
 *
 * <p>The value is text whatever its type, so that a number keeps every digit on its way: INTEGER is
 * a 64-bit integer, DATE is {@code 2026-11-23}, TIMESTAMP is ISO 8601 with an offset, BYTES is
 * base64, BOOLEAN is {@code true} or {@code false}. An absent value is SQL's NULL of that type.
 */
public record BindValue(BindType type, @JsonProperty("value") @Nullable String text) {
  /**
   * @throws IllegalArgumentException if the text is not of the type; the message does not repeat
   *     the value, which may be personal
   */
  public BindValue {
    if (text != null) {
      try {
        check(type, text);
      } catch (IllegalArgumentException | DateTimeParseException e) {
        throw new IllegalArgumentException(
            "a bind value is not of its type: expected " + expectation(type), e);
      }
    }
  }

  private static void check(BindType type, String text) {
    switch (type) {
      case TEXT, JSON -> {}
      case SEALED -> {
        int slash = text.indexOf('/');
        UuidText.parse(text.substring(0, Math.max(0, slash)));
        Integer.parseUnsignedInt(text, slash + 1, text.length(), 10);
      }
      case INTEGER -> Long.parseLong(text);
      case DECIMAL -> new BigDecimal(text);
      case BOOLEAN -> {
        if (!text.equals("true") && !text.equals("false")) {
          throw new IllegalArgumentException();
        }
      }
      case DATE -> LocalDate.parse(text);
      case TIMESTAMP -> OffsetDateTime.parse(text);
      case UUID -> UuidText.parse(text);
      case BYTES -> Base64.getDecoder().decode(text);
    }
  }

  private static String expectation(BindType type) {
    return switch (type) {
      case TEXT -> "text";
      case JSON -> "a JSON document";
      case SEALED -> "SEALED, the name of a value that the executor keeps";
      case INTEGER -> "INTEGER, a whole number of at most 64 bits";
      case DECIMAL -> "DECIMAL, a number such as 12.50";
      case BOOLEAN -> "BOOLEAN, true or false";
      case DATE -> "DATE, such as 2026-11-23";
      case TIMESTAMP -> "TIMESTAMP, such as 2026-11-23T01:02:03Z";
      case UUID -> "UUID in its canonical form";
      case BYTES -> "BYTES in base64";
    };
  }
}
