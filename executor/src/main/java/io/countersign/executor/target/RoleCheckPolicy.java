package io.countersign.executor.target;

/** What follows when the roles of a data source could do more than they are for. */
public enum RoleCheckPolicy {
  /** It is logged and measured. */
  WARN,

  /** Nothing is run while the reader could change something, or nobody could look yet. */
  REFUSE
}
