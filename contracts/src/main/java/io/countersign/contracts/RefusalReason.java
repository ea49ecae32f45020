package io.countersign.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why an executor did not run a command. */
public enum RefusalReason {
  @JsonProperty("warrant-invalid")
  WARRANT_INVALID,
  @JsonProperty("warrant-expired")
  WARRANT_EXPIRED,
  /** Its time has not come yet. */
  @JsonProperty("warrant-early")
  WARRANT_EARLY,
  @JsonProperty("warrant-used")
  WARRANT_USED,
  @JsonProperty("unknown-data-source")
  UNKNOWN_DATA_SOURCE,
  @JsonProperty("unsupported-statement")
  UNSUPPORTED_STATEMENT,
  /** It would have changed another number of rows than was approved; it was rolled back. */
  @JsonProperty("drift")
  DRIFT,
  /** It would have changed more rows than it is bound to; it was rolled back. */
  @JsonProperty("limit-exceeded")
  LIMIT_EXCEEDED,
  @JsonProperty("cancelled")
  CANCELLED,
  /** What the kind of target cannot promise is not done there. */
  @JsonProperty("not-supported")
  NOT_SUPPORTED,
  /** The target is away, or has as much to do for the data source or the principal as it may. */
  @JsonProperty("target-unavailable")
  TARGET_UNAVAILABLE,
  /** The connection of its session is gone, and with it the open transaction. */
  @JsonProperty("session-lost")
  SESSION_LOST,
  /** It would have written a mask back in the place of the value. */
  @JsonProperty("masked-value")
  MASKED_VALUE,
  /** It would undo what has been changed again since; it was rolled back. */
  @JsonProperty("conflict")
  CONFLICT
}
