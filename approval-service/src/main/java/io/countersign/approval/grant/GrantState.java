package io.countersign.approval.grant;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a standing approval stands. */
public enum GrantState {
  /** It answers for the next command of its form. */
  ACTIVE,
  /** It was used as often as it may be. */
  USED_UP,
  EXPIRED,
  REVOKED;

  /** The name that JSON uses. */
  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
