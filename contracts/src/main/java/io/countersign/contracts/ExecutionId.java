package io.countersign.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/** Identifies one run of a command. */
public record ExecutionId(UUID value) {
  public ExecutionId {
    Objects.requireNonNull(value, "value");
  }

  /**
   * Reads the canonical text form.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  @JsonCreator
  public static ExecutionId parse(String text) {
    return new ExecutionId(UuidText.parse(text));
  }

  @JsonValue
  @Override
  public String toString() {
    return value.toString();
  }
}
