package io.countersign.audit.growth;

import io.countersign.audit.ledger.Ledger;
import io.countersign.log.ConsistencyProof;
import io.countersign.log.note.Checkpoint;
import io.countersign.log.note.InvalidNoteException;
import io.countersign.log.note.NoteSignature;
import io.countersign.log.note.SignedNote;
import io.countersign.log.witness.AddCheckpoint;
import io.countersign.log.witness.Answer;
import io.countersign.log.witness.WitnessClient;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Brings each latest checkpoint to one witness, and keeps what it signs. */
final class Cosigning {
  private static final Logger LOG = Logger.getLogger(Cosigning.class);
  private final Ledger ledger;
  private final WitnessClient witness;
  private volatile long cosigned;
  private volatile long latest;

  Cosigning(Ledger ledger, WitnessClient witness) {
    this.ledger = ledger;
    this.witness = witness;
  }

  String name() {
    return witness.key().name();
  }

  /** How many leaves the witness has not vouched for. */
  long lag() {
    return latest - cosigned;
  }

  /**
   * Has the latest checkpoint cosigned, unless it is.
   *
   * @throws IOException if the witness does not answer as it should, or refuses
   */
  void once() throws IOException, InterruptedException {
    Optional<SignedNote> note = ledger.checkpoint(0);
    if (note.isEmpty()) {
      return;
    }
    Checkpoint checkpoint = parse(note.get());
    latest = checkpoint.size();
    Optional<NoteSignature> known =
        note.get().signatures().stream().filter(witness.key()::claimedBy).findFirst();
    if (known.isPresent()) {
      cosigned = checkpoint.size();
    } else {
      ask(note.get(), checkpoint);
    }
  }

  private void ask(SignedNote note, Checkpoint checkpoint)
      throws IOException, InterruptedException {
    Answer answer = witness.add(request(note, checkpoint, cosigned));
    if (answer instanceof Answer.Conflict conflict && conflict.size() != cosigned) {
      // It remembers another than this instance does, which has just started or is one of several.
      answer = witness.add(request(note, checkpoint, conflict.size()));
    }
    switch (answer) {
      case Answer.Cosigned signed -> {
        signed.signatures().forEach(s -> ledger.cosigned(checkpoint.size(), s));
        cosigned = checkpoint.size();
      }
      case Answer.Conflict conflict -> throw refused("it knows a tree of " + conflict.size());
      case Answer.Refused refused -> throw refused(refused.reason() + ", " + refused.detail());
    }
  }

  private AddCheckpoint request(SignedNote note, Checkpoint checkpoint, long known)
      throws IOException {
    if (known > checkpoint.size()) {
      LOG.errorf(
          "INCIDENT: the witness %s knows a tree of %d leaves, and the ledger has only %d: its end is lost",
          name(), known, checkpoint.size());
      throw refused("the ledger is shorter than what it has cosigned");
    }
    ConsistencyProof proof =
        known == 0
            ? new ConsistencyProof(0, checkpoint.size(), List.of())
            : ledger.consistency(known, checkpoint);
    return new AddCheckpoint(known, proof.path(), note);
  }

  private IOException refused(String why) {
    return new IOException("the witness " + name() + " does not cosign: " + why);
  }

  private static Checkpoint parse(SignedNote note) throws IOException {
    try {
      return Checkpoint.parse(note.text());
    } catch (InvalidNoteException e) {
      throw new IOException("the latest checkpoint is none", e);
    }
  }
}
