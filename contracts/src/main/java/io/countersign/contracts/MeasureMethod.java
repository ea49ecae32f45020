package io.countersign.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How the effect of a command is found out before it is approved. */
public enum MeasureMethod {
  /** The target's planner is asked; nothing runs. */
  @JsonProperty("plan")
  PLAN,
  /** The command runs in a transaction that is rolled back. */
  @JsonProperty("trial")
  TRIAL
}
