package io.countersign.audit.ledger;

import io.countersign.log.InclusionProof;
import io.countersign.log.note.SignedNote;

/** What became of the attempt to prove that a record is in the ledger. */
public sealed interface Proving {
  /**
   * It is, by this path to the root of that checkpoint.
   *
   * @param leaf the leaf's data, as it was when it was put in
   */
  @SuppressWarnings("ArrayRecordComponent") // Bytes on their way out; never compared.
  record Proved(byte[] leaf, InclusionProof path, SignedNote checkpoint) implements Proving {}

  /** No such record has come to the ledger. */
  record Unknown() implements Proving {}

  /** It is stored, but no such checkpoint covers it yet. */
  record TooEarly() implements Proving {}

  /** The stored tree does not lead to its own checkpoint: somebody has changed it. */
  record Broken(String reason) implements Proving {}
}
