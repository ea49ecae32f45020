package io.countersign.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/** Identifies one submitted command. */
public record CommandId(UUID value) {
  public CommandId {
    Objects.requireNonNull(value, "value");
  }

  /**
   * Reads the canonical text form.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  @JsonCreator
  public static CommandId parse(String text) {
    return new CommandId(UuidText.parse(text));
  }

  @JsonValue
  @Override
  public String toString() {
    return value.toString();
  }
}
