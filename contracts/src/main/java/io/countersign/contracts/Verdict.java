package io.countersign.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A person's answer. */
public enum Verdict {
  @JsonProperty("approve")
  APPROVE,
  @JsonProperty("reject")
  REJECT
}
