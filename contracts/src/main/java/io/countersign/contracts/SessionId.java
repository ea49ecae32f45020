package io.countersign.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/** Identifies one conversation with a data source; the Kafka key of all of its events. */
public record SessionId(UUID value) {
  public SessionId {
    Objects.requireNonNull(value, "value");
  }

  /**
   * Reads the canonical text form.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  @JsonCreator
  public static SessionId parse(String text) {
    return new SessionId(UuidText.parse(text));
  }

  @JsonValue
  @Override
  public String toString() {
    return value.toString();
  }
}
