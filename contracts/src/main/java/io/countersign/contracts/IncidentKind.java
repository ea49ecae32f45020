package io.countersign.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why the trail may not be whole. */
public enum IncidentKind {
  /** Offsets of a partition were removed before they were read. */
  GAP,
  /** A partition has become shorter than what was read of it. */
  REGRESSION,
  /** Numbers are missing in what one producer published. */
  PRODUCER_GAP,
  /** A command has no end, and nothing has been heard of it for too long. */
  UNFINISHED_COMMAND,
  /** More or fewer events of a producer have arrived than it says that it published. */
  COUNT_MISMATCH,
  /** Records were not read for so long that Kafka may remove them before they are. */
  LAG;

  /**
   * @throws IllegalArgumentException if there is no such kind
   */
  @JsonCreator
  public static IncidentKind parse(String text) {
    for (IncidentKind kind : values()) {
      if (kind.toString().equals(text)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no kind of incident: " + text);
  }

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
