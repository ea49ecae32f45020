package io.countersign.audit.report;

import io.countersign.audit.ledger.ExportKeys;
import io.countersign.audit.ledger.Ledger;
import io.countersign.audit.ledger.LedgerBrokenException;
import io.countersign.log.InvalidProofException;
import io.countersign.log.note.Checkpoint;
import io.countersign.log.note.InvalidNoteException;
import io.countersign.log.note.SignedNote;
import io.countersign.log.note.TrustPolicy;
import io.countersign.log.note.VerifiedCheckpoint;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The ledger at one checkpoint.
 *
 * @param keys whose signatures are believed
 * @param note the checkpoint with its signatures
 * @param range where the leaves of the period stand
 */
record LedgerEvidence(
    Ledger ledger,
    LedgerFacts facts,
    ExportKeys keys,
    SignedNote note,
    VerifiedCheckpoint verified,
    LedgerFacts.Range range) {

  /**
   * Empty if there is no checkpoint yet.
   *
   * @throws LedgerBrokenException if the latest checkpoint is not signed as it should be
   */
  static Optional<LedgerEvidence> of(
      Ledger ledger, LedgerFacts facts, ExportKeys keys, Period period) {
    return ledger.checkpoint(0).map(note -> of(ledger, facts, keys, note, period));
  }

  private static LedgerEvidence of(
      Ledger ledger, LedgerFacts facts, ExportKeys keys, SignedNote note, Period period) {
    VerifiedCheckpoint verified = verify(keys, note);
    return new LedgerEvidence(
        ledger, facts, keys, note, verified, facts.leaves(period, verified.checkpoint().size()));
  }

  private static VerifiedCheckpoint verify(ExportKeys keys, SignedNote note) {
    try {
      return new TrustPolicy(keys.log().getFirst().name(), keys.log(), keys.witnesses(), 0)
          .verify(note);
    } catch (InvalidNoteException e) {
      throw new LedgerBrokenException(
          "a checkpoint is not signed as it should be: " + e.getMessage(), e);
    }
  }

  Checkpoint checkpoint() {
    return verified.checkpoint();
  }

  /**
   * @throws io.countersign.log.UnreadableTreeException if the stored tree does not lead to the
   *     checkpoint
   */
  LeafReader reader() {
    return new LeafReader(ledger, facts, checkpoint());
  }

  Draw draw(String purpose) {
    return new Draw(checkpoint().root(), purpose);
  }

  /** Whether the ledger continues what was signed before the period. */
  Optional<Integrity.Continuation> continuation(Period period) {
    return facts
        .checkpointBefore(period.from())
        .map(earlier -> {
          Checkpoint before = parse(earlier);
          boolean known =
              earlier.signatures().stream()
                  .anyMatch(s -> keys.log().stream().anyMatch(k -> k.claimedBy(s)));
          return new Integrity.Continuation(
              before.size(), before.root().base64(), isContinued(before), known);
        });
  }

  private boolean isContinued(Checkpoint before) {
    try {
      ledger.consistency(before.size(), checkpoint()).verify(before.root(), checkpoint().root());
      return true;
    } catch (InvalidProofException | LedgerBrokenException e) {
      return false;
    }
  }

  /** Of the last checkpoint before the period, and of the one that the report rests upon. */
  List<Keys.Signer> signers(Period period) {
    List<Keys.Signer> signers = new ArrayList<>();
    facts.checkpointBefore(period.from()).ifPresent(n -> signers.addAll(signers(n)));
    signers.addAll(signers(note));
    return signers;
  }

  private List<Keys.Signer> signers(SignedNote signed) {
    long size = parse(signed).size();
    return signed.signatures().stream()
        .map(s ->
            new Keys.Signer(
                size,
                s.name(),
                HexFormat.of().toHexDigits(s.keyId()),
                keys.log().stream().anyMatch(k -> k.claimedBy(s))
                    || keys.witnesses().stream().anyMatch(k -> k.claimedBy(s))))
        .toList();
  }

  private static Checkpoint parse(SignedNote signed) {
    try {
      return Checkpoint.parse(signed.text());
    } catch (InvalidNoteException e) {
      throw new LedgerBrokenException("a stored checkpoint is none", e);
    }
  }
}
