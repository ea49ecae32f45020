package io.countersign.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How the stages of a requirement are asked. */
public enum StageOrder {
  /** One after the other; each must approve. */
  @JsonProperty("sequential")
  SEQUENTIAL,
  /** All at once; each must approve. */
  @JsonProperty("parallel")
  PARALLEL,
  /** All at once; the first that approves is enough. */
  @JsonProperty("any")
  ANY
}
