package io.countersign.log.witness;

import io.countersign.log.ConsistencyProof;
import io.countersign.log.InvalidProofException;
import io.countersign.log.MerkleTree;
import io.countersign.log.note.Checkpoint;
import io.countersign.log.note.InvalidNoteException;
import io.countersign.log.note.NoteSignature;
import io.countersign.log.note.SignatureType;
import io.countersign.log.note.SignedNote;
import io.countersign.log.note.SignerKey;
import io.countersign.log.note.TrustPolicy;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Decides which checkpoints to cosign. One at a time, so that no two can overtake each other. */
public final class Witness {
  private final SignerKey key;
  private final Map<String, TrustPolicy> logs;
  private final WitnessMemory memory;
  private final Clock clock;

  /**
   * A witness of these logs.
   *
   * @param logs by origin
   * @throws IllegalArgumentException unless the key is of type {@link SignatureType#COSIGNATURE}
   */
  public Witness(SignerKey key, List<TrustPolicy> logs, WitnessMemory memory, Clock clock) {
    if (key.verifierKey().type() != SignatureType.COSIGNATURE) {
      throw new IllegalArgumentException("a witness signs with a key of the cosignature type");
    }
    this.key = key;
    this.logs = logs.stream().collect(Collectors.toUnmodifiableMap(TrustPolicy::origin, p -> p));
    this.memory = memory;
    this.clock = clock;
  }

  /**
   * Cosigns a checkpoint if it continues the latest one.
   *
   * @throws java.io.UncheckedIOException if it cannot be remembered
   */
  public synchronized Answer add(AddCheckpoint request) {
    try {
      Checkpoint claimed = Checkpoint.parse(request.note().text());
      TrustPolicy log = logs.get(claimed.origin());
      if (log == null) {
        return new Answer.Refused(Answer.Reason.UNKNOWN_LOG, "this witness does not know the log");
      }
      return add(request, log, claimed);
    } catch (InvalidNoteException e) {
      return new Answer.Refused(Answer.Reason.MALFORMED, e.getMessage());
    }
  }

  private Answer add(AddCheckpoint request, TrustPolicy log, Checkpoint checkpoint)
      throws InvalidNoteException {
    try {
      log.verify(request.note());
    } catch (InvalidNoteException e) {
      return new Answer.Refused(Answer.Reason.UNTRUSTED, e.getMessage());
    }
    if (request.oldSize() > checkpoint.size()) {
      return new Answer.Refused(Answer.Reason.MALFORMED, "the old size is beyond the new one");
    }
    Checkpoint latest = latest(checkpoint.origin());
    if (request.oldSize() != latest.size()) {
      return new Answer.Conflict(latest.size());
    }
    if (latest.size() == checkpoint.size() && !latest.root().equals(checkpoint.root())) {
      return new Answer.Conflict(latest.size());
    }
    try {
      verifyContinues(latest, checkpoint, request);
    } catch (InvalidProofException e) {
      return new Answer.Refused(Answer.Reason.INCONSISTENT, e.getMessage());
    }
    return cosign(request.note(), checkpoint);
  }

  private Checkpoint latest(String origin) throws InvalidNoteException {
    Optional<SignedNote> latest = memory.latest(origin);
    return latest.isPresent()
        ? Checkpoint.parse(latest.get().text())
        : new Checkpoint(origin, 0, MerkleTree.emptyRoot());
  }

  private static void verifyContinues(Checkpoint latest, Checkpoint next, AddCheckpoint request)
      throws InvalidProofException {
    if (latest.size() > 0) {
      new ConsistencyProof(latest.size(), next.size(), request.path())
          .verify(latest.root(), next.root());
    } else if (!request.path().isEmpty()) {
      throw new InvalidProofException("the proof from size 0 is empty");
    } else if (next.size() == 0 && !next.root().equals(MerkleTree.emptyRoot())) {
      throw new InvalidProofException("the root of an empty log is another");
    }
  }

  private Answer cosign(SignedNote note, Checkpoint checkpoint) {
    NoteSignature cosignature = key.cosign(note.text(), clock.instant());
    memory.remember(checkpoint.origin(), note.with(List.of(cosignature)));
    return new Answer.Cosigned(List.of(cosignature));
  }
}
