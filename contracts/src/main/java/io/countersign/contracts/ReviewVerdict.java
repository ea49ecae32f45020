package io.countersign.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a reviewer says of a command that ran before anybody had approved it. */
public enum ReviewVerdict {
  @JsonProperty("justified")
  JUSTIFIED,
  @JsonProperty("unjustified")
  UNJUSTIFIED
}
