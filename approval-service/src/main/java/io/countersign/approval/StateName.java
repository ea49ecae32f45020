package io.countersign.approval;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How states are called outside. */
public enum StateName {
  QUEUED,
  PENDING,
  APPROVED,
  GRANTED,
  REJECTED,
  EXPIRED,
  WITHDRAWN,
  SUPERSEDED,
  DRIFTED,
  GLASS_BROKEN;

  public static Optional<StateName> named(String text) {
    return Arrays.stream(values()).filter(n -> n.text().equals(text)).findFirst();
  }

  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
