package io.countersign.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why an executor did not run a command. */
public enum RefusalReason {
  @JsonProperty("warrant-invalid")
  WARRANT_INVALID,
  @JsonProperty("warrant-expired")
  WARRANT_EXPIRED,
  @JsonProperty("warrant-used")
  WARRANT_USED,
  @JsonProperty("unknown-data-source")
  UNKNOWN_DATA_SOURCE,
  @JsonProperty("unsupported-statement")
  UNSUPPORTED_STATEMENT,
  @JsonProperty("cancelled")
  CANCELLED
}
