package io.countersign.log.verify;

import io.countersign.log.note.Checkpoint;
import io.countersign.log.note.InvalidNoteException;
import io.countersign.log.note.SignedNote;
import io.countersign.log.note.TrustPolicy;
import io.countersign.log.note.VerifiedCheckpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a verification starts from.
 *
 * @param policy whose signatures to believe; without it nothing says who made the checkpoint. A key
 *     of the log that was handed over in the log itself is followed from there
 * @param seen checkpoints of the same log from elsewhere: one's own earlier ones, a witness's
 */
public record Trust(Optional<TrustPolicy> policy, List<SignedNote> seen) {
  public Trust {
    seen = List.copyOf(seen);
  }

  /** Believes these signatures. */
  public static Trust of(TrustPolicy policy) {
    return new Trust(Optional.of(policy), List.of());
  }

  /**
   * Adds a checkpoint that was seen elsewhere; it must be signed by a key of the log, be it one of
   * before or after a hand-over.
   *
   * @throws InvalidNoteException if it is no checkpoint of this log
   */
  public Trust havingSeen(SignedNote note) throws InvalidNoteException {
    Checkpoint checkpoint = Checkpoint.parse(note.text());
    if (policy.isPresent() && !policy.get().origin().equals(checkpoint.origin())) {
      throw new InvalidNoteException(
          "the checkpoint is of another log than " + policy.get().origin());
    }
    List<SignedNote> all = new ArrayList<>(seen);
    all.add(note);
    return new Trust(policy, all);
  }

  /**
   * Tells who signed the checkpoint.
   *
   * @return the checkpoints seen elsewhere that a key of the log has signed
   */
  List<Checkpoint> check(
      SignedNote note, List<String> claimedKeys, KeyHistory history, Findings findings)
      throws InvalidNoteException {
    if (policy.isEmpty()) {
      findings.notVerified(
          "who signed the checkpoint, as no trusted key was given"
              + (claimedKeys.isEmpty() ? "" : "; it claims: " + String.join(", ", claimedKeys)));
      return checkpoints(seen);
    }
    TrustPolicy followed = history.followed(policy.get());
    try {
      VerifiedCheckpoint verified = followed.verify(note);
      tell(verified, findings);
      history.tell(verified.checkpoint().size(), verified.signed());
    } catch (InvalidNoteException e) {
      findings.addFirst("checkpoint", e.getMessage());
    }
    return checkpoints(signedSeen(followed, findings));
  }

  private List<SignedNote> signedSeen(TrustPolicy followed, Findings findings)
      throws InvalidNoteException {
    TrustPolicy logOnly = followed.withWitnesses(List.of(), 0);
    List<SignedNote> signed = new ArrayList<>();
    for (SignedNote note : seen) {
      try {
        logOnly.verify(note);
        signed.add(note);
      } catch (InvalidNoteException e) {
        findings.addFirst(
            "checkpoint of size " + Checkpoint.parse(note.text()).size(),
            "was seen before, and is not the log's: " + e.getMessage());
      }
    }
    return signed;
  }

  private static List<Checkpoint> checkpoints(List<SignedNote> notes) throws InvalidNoteException {
    List<Checkpoint> checkpoints = new ArrayList<>();
    for (SignedNote note : notes) {
      checkpoints.add(Checkpoint.parse(note.text()));
    }
    return checkpoints;
  }

  private static void tell(VerifiedCheckpoint verified, Findings findings) {
    Checkpoint checkpoint = verified.checkpoint();
    findings.checked(
        "checkpoint of %s, size %,d, signed by %s"
            .formatted(
                checkpoint.origin(), checkpoint.size(), verified.signed().getFirst().name()));
    verified
        .cosigned()
        .forEach(
            c -> findings.checked("cosigned by %s at %s".formatted(c.witness().name(), c.at())));
    if (verified.cosigned().isEmpty()) {
      findings.notVerified("that others were shown the same log: no trusted witness has cosigned");
    }
    if (verified.unknown() > 0) {
      findings.notVerified("%d signatures of unknown keys".formatted(verified.unknown()));
    }
  }
}
