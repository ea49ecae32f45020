package io.countersign.audit.report;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a leaf compares with what the store has for it. */
public enum LeafState {
  EQUAL,
  /** Equal in all but the value, which is not kept: its digest stands in the leaf. */
  WITHOUT_VALUE,
  /** The store says that retention has disposed of it. */
  DISPOSED,
  /** No record's leaf: it hands over from one signing key to the next. */
  HAND_OVER,
  DIFFERENT,
  MISSING;

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
