package io.countersign.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/** Identifies one permit to run one command. */
public record WarrantId(UUID value) {
  public WarrantId {
    Objects.requireNonNull(value, "value");
  }

  /**
   * Reads the canonical text form.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  @JsonCreator
  public static WarrantId parse(String text) {
    return new WarrantId(UuidText.parse(text));
  }

  @JsonValue
  @Override
  public String toString() {
    return value.toString();
  }
}
