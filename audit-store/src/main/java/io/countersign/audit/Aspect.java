package io.countersign.audit;

/** What commands can be counted by. */
public enum Aspect {
  PRINCIPAL,
  AGENT,
  OWNER,
  DATA_SOURCE,
  ENVIRONMENT,
  TABLE,
  KIND,
  POLICY,
  DECISION,
  APPROVAL,
  APPROVER,
  OUTCOME,
  CATEGORY_MASKED,
  CATEGORY_SHOWN
}
