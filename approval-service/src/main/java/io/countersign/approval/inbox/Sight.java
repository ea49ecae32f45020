package io.countersign.approval.inbox;

/** How much of a request somebody may see. */
public enum Sight {
  /** Everything, the masked sample of its impact included. */
  WHOLE,
  /** What whoever asked may see: everything but the sample. */
  WITHOUT_SAMPLE,
  /** Not even that there is one. */
  NONE
}
