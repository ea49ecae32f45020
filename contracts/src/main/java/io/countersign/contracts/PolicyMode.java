package io.countersign.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a policy's match does. */
public enum PolicyMode {
  /** It counts. */
  @JsonProperty("enforce")
  ENFORCE,
  /** It is recorded with the decision, which it does not change. */
  @JsonProperty("observe")
  OBSERVE,
  /** It is checked when the bundle is loaded, and asked nothing. */
  @JsonProperty("draft")
  DRAFT
}
