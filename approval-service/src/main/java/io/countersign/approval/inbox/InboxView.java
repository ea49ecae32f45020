package io.countersign.approval.inbox;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which requests somebody wants to see. */
public enum InboxView {
  /** Those where this person's approval would count now. */
  MINE,
  /** Of these the ones that others were asked first and did not answer in time. */
  ESCALATED,
  /** Those that this person has answered. */
  DECIDED,
  ALL;

  public static Optional<InboxView> named(String text) {
    return Arrays.stream(values()).filter(v -> v.text().equals(text)).findFirst();
  }

  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
