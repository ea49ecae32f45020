package io.countersign.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/** Identifies one question to people. */
public record ApprovalRequestId(UUID value) {
  public ApprovalRequestId {
    Objects.requireNonNull(value, "value");
  }

  /**
   * Reads the canonical text form.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  @JsonCreator
  public static ApprovalRequestId parse(String text) {
    return new ApprovalRequestId(UuidText.parse(text));
  }

  @JsonValue
  @Override
  public String toString() {
    return value.toString();
  }
}
