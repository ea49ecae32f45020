package io.countersign.audit.growth;

import io.countersign.log.note.InvalidNoteException;
import io.countersign.log.note.SignatureType;
import io.countersign.log.note.VerifierKey;

/** The keys of the witnesses that are set. */
final class WitnessKeys {
  private WitnessKeys() {}

  /**
   * @throws IllegalStateException if it is none
   */
  static VerifierKey of(LedgerSettings.Witness witness) {
    try {
      VerifierKey key = VerifierKey.parse(witness.key());
      if (key.type() != SignatureType.COSIGNATURE) {
        throw new IllegalStateException(
            "the key of the witness at " + witness.url() + " is not one of a witness");
      }
      return key;
    } catch (InvalidNoteException e) {
      throw new IllegalStateException(
          "the key of the witness at %s is none: %s".formatted(witness.url(), e.getMessage()), e);
    }
  }
}
