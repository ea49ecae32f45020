package io.countersign.audit.ledger;

import io.countersign.log.note.Checkpoint;
import io.countersign.log.note.InvalidNoteException;
import io.countersign.log.note.SignatureType;
import io.countersign.log.note.SignedNote;
import io.countersign.log.note.SignerKey;
import io.countersign.log.note.TrustPolicy;
import io.countersign.log.note.VerifierKey;
import java.util.List;

/**
 * Signs the ledger's checkpoints, with each of its keys: while a key is being replaced, the old and
 * the new one sign side by side.
 */
public final class LedgerSigner {
  private final List<SignerKey> keys;

  /**
   * @throws IllegalArgumentException unless there is a key, and all are Ed25519 keys of one name,
   *     which is the log's origin
   */
  public LedgerSigner(List<SignerKey> keys) {
    this.keys = List.copyOf(keys);
    if (keys.isEmpty()
        || keys.stream().map(k -> k.verifierKey().name()).distinct().count() > 1
        || keys.stream().anyMatch(k -> k.verifierKey().type() != SignatureType.ED25519)) {
      throw new IllegalArgumentException(
          "the ledger is signed by Ed25519 keys of one name, at least by one");
    }
  }

  /** What names the log: the name of its keys. */
  public String origin() {
    return keys.getFirst().verifierKey().name();
  }

  public List<VerifierKey> verifierKeys() {
    return keys.stream().map(SignerKey::verifierKey).toList();
  }

  public SignedNote sign(Checkpoint checkpoint) {
    String text = checkpoint.text();
    return new SignedNote(text, keys.stream().map(k -> k.sign(text)).toList());
  }

  /**
   * The checkpoint in a note that one of these keys has signed.
   *
   * @throws InvalidNoteException if none has
   */
  public Checkpoint verify(SignedNote note) throws InvalidNoteException {
    return new TrustPolicy(origin(), verifierKeys(), List.of(), 0).verify(note).checkpoint();
  }
}
