package io.countersign.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a matching policy asks for. */
public enum PolicyEffect {
  @JsonProperty("allow")
  ALLOW,
  @JsonProperty("deny")
  DENY,
  @JsonProperty("require-approval")
  REQUIRE_APPROVAL,
  /** The command may run within limits: of rows, of time, of a budget. */
  @JsonProperty("limit")
  LIMIT,
  /** Categories of data are shown as they are. */
  @JsonProperty("unmask")
  UNMASK
}
