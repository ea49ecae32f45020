package io.countersign.audit.ledger;

import io.countersign.log.note.Checkpoint;
import io.countersign.log.note.HandOver;
import io.countersign.log.note.InvalidNoteException;
import io.countersign.log.note.SignatureType;
import io.countersign.log.note.SignedNote;
import io.countersign.log.note.SignerKey;
import io.countersign.log.note.TrustPolicy;
import io.countersign.log.note.VerifierKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Signs the ledger's checkpoints, with each of its keys. Where another key is to come, that one is
 * handed over to by an entry of the ledger itself.
 */
public final class LedgerSigner {
  private final List<SignerKey> keys;
  private final @Nullable SignerKey next;

  /**
   * @throws IllegalArgumentException unless there is a key, and all are Ed25519 keys of one name,
   *     which is the log's origin
   */
  public LedgerSigner(List<SignerKey> keys) {
    this(keys, null);
  }

  private LedgerSigner(List<SignerKey> keys, @Nullable SignerKey next) {
    this.keys = List.copyOf(keys);
    this.next = next;
    if (keys.isEmpty()
        || all().map(k -> k.verifierKey().name()).distinct().count() > 1
        || all().anyMatch(k -> k.verifierKey().type() != SignatureType.ED25519)) {
      throw new IllegalArgumentException(
          "the ledger is signed by Ed25519 keys of one name, at least by one");
    }
  }

  /**
   * One that hands over to another key, and signs with that one from there on.
   *
   * @throws IllegalArgumentException unless it is an Ed25519 key of the same name
   */
  public LedgerSigner handingOverTo(SignerKey key) {
    return new LedgerSigner(keys, key);
  }

  private Stream<SignerKey> all() {
    return Stream.concat(keys.stream(), Stream.ofNullable(next));
  }

  /** What names the log: the name of its keys. */
  public String origin() {
    return keys.getFirst().verifierKey().name();
  }

  /** Those that sign now, and the one that is to come. */
  public List<VerifierKey> verifierKeys() {
    return all().map(SignerKey::verifierKey).toList();
  }

  /** The leaf to put into the ledger now; empty unless another key is to come. */
  Optional<byte[]> handOver() {
    return Optional.ofNullable(next).map(to -> HandOver.leaf(keys.getFirst(), to));
  }

  /** Who signs the next checkpoint, now that this one has signed one. */
  LedgerSigner next() {
    return next == null ? this : new LedgerSigner(List.of(next));
  }

  /** Who signs on top of a checkpoint: the next key, if that one has signed it already. */
  LedgerSigner after(SignedNote note) {
    boolean handedOver =
        next != null && note.signatures().stream().anyMatch(next.verifierKey()::claimedBy);
    return handedOver ? next() : this;
  }

  /** By all keys: where one hands over to another, others know one or the other. */
  public SignedNote sign(Checkpoint checkpoint) {
    String text = checkpoint.text();
    return new SignedNote(text, all().map(k -> k.sign(text)).toList());
  }

  /**
   * Vouches for something else than a checkpoint.
   *
   * @param text whose first lines no checkpoint has
   */
  public SignedNote attest(String text) {
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
