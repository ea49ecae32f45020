package io.countersign.audit.behaviour;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What stands out of how somebody acts. */
public enum FindingKind {
  /** Many rows with values of one category, by one or several commands. */
  MASS_READ,
  /** Active at a time of day at which it never is. */
  OFF_HOURS,
  /** Refused again and again. */
  REPEATED_DENIALS,
  /** Refused in several wordings, until one passed. */
  VARIED_UNTIL_ALLOWED,
  /** Numbers asked for under more and more conditions, until they may tell of single rows. */
  NARROWING_COUNTS,
  /** What ran does not fit what the justification says. */
  UNFIT_INTENT,
  /** Approvals given sooner than anybody reads. */
  HASTY_APPROVALS,
  /** All approvals that one principal was given came from one person. */
  SAME_PAIR;

  /**
   * @throws IllegalArgumentException if there is no such kind
   */
  @JsonCreator
  public static FindingKind parse(String text) {
    for (FindingKind kind : values()) {
      if (kind.toString().equals(text)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no kind of finding: " + text);
  }

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
