package io.countersign.audit.report;

/** How much a report looks at, and shows. */
public interface ReportSettings {
  /**
   * How many leaves of the ledger are compared with the stored records at most; of more, as many
   * are drawn at random.
   */
  int verifiedLeaves();

  /** How many records are drawn at random and shown with their proofs. */
  int sampledRecords();

  /** How many entries a list shows at most. */
  int listedEntries();

  /** How many events of one type are looked into at most. */
  int examinedEvents();
}
