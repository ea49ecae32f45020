package io.countersign.contracts.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.countersign.contracts.CanonicalForm;
import io.countersign.contracts.UuidText;
import java.math.BigInteger;
import java.util.Objects;
import java.util.UUID;

/** Identifies an event; a second delivery of the same event has the same id. */
public record EventId(UUID value) {
  private static final int HEX = 16;

  public EventId {
    Objects.requireNonNull(value, "value");
  }

  /**
   * @throws IllegalArgumentException if the text is not a UUID
   */
  @JsonCreator
  public static EventId parse(String text) {
    return new EventId(UuidText.parse(text));
  }

  /**
   * The id of what a service does upon an event. Deriving it, rather than drawing it, makes the
   * reaction to a second delivery the same event as the reaction to the first. UUID version 8 from
   * a SHA-256 (RFC 9562 §5.8).
   *
   * @param role tells the reactions to one event apart
   */
  public EventId derive(String role) {
    return new EventId(deriveUuid(role));
  }

  /**
   * As {@link #derive}, for the ids of things that come into being with an event: a warrant, an
   * execution.
   */
  public UUID deriveUuid(String role) {
    String hash =
        CanonicalForm.of("countersign.derived-id.v1").value(value).text(role).digest().text();
    String hex = hash.substring(hash.indexOf(':') + 1);
    long high = new BigInteger(hex.substring(0, 16), HEX).longValue();
    long low = new BigInteger(hex.substring(16, 32), HEX).longValue();
    return new UUID(
        (high & ~0xF000L) | 0x8000L, (low & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
  }

  @JsonValue
  @Override
  public String toString() {
    return value.toString();
  }
}
