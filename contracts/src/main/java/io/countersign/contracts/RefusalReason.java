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
  CANCELLED
}
