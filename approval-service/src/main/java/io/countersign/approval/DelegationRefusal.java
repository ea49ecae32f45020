package io.countersign.approval;

/** Why somebody may not have another answer in their place. */
public enum DelegationRefusal {
  AGENT,
  UNTIL_OUT_OF_BOUNDS,
  UNKNOWN_PERSON,
  ONESELF
}
