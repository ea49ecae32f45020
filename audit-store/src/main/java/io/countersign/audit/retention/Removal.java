package io.countersign.audit.retention;

/** What became of the attempt to take records out. */
public sealed interface Removal {
  /** They are gone. */
  record Removed(long records) implements Removal {}

  /** They fall under a hold. */
  record Held(String hold) implements Removal {}

  /** The event that tells it is not in the ledger yet; no checkpoint covers it. */
  record NotProved() implements Removal {}

  /**
   * Some of it is not in the ledger as it is stored.
   *
   * @param why names the record
   */
  record Refused(String why) implements Removal {}

  /** It is not what the manifest says any more. */
  record Changed(long records) implements Removal {}
}
