package io.countersign.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a matching policy asks for. */
public enum PolicyEffect {
  @JsonProperty("allow")
  ALLOW,
  @JsonProperty("deny")
  DENY,
  @JsonProperty("require-approval")
  REQUIRE_APPROVAL
}
