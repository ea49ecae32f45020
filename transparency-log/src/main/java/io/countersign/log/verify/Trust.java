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
 * @param policy whose signatures to believe; without it nothing says who made the checkpoint
 * @param seen checkpoints of the same log from elsewhere: one's own earlier ones, a witness's
 */
public record Trust(Optional<TrustPolicy> policy, List<Checkpoint> seen) {
  public Trust {
    seen = List.copyOf(seen);
  }

  /** Believes these signatures. */
  public static Trust of(TrustPolicy policy) {
    return new Trust(Optional.of(policy), List.of());
  }

  /** Adds a checkpoint that was seen elsewhere; it must be signed as the policy asks of a log. */
  public Trust havingSeen(SignedNote note) throws InvalidNoteException {
    Checkpoint checkpoint = Checkpoint.parse(note.text());
    if (policy.isPresent()) {
      TrustPolicy logOnly = policy.get().withWitnesses(List.of(), 0);
      checkpoint = logOnly.verify(note).checkpoint();
    }
    List<Checkpoint> all = new ArrayList<>(seen);
    all.add(checkpoint);
    return new Trust(policy, all);
  }

  Checkpoint check(SignedNote note, List<String> claimedKeys, Findings findings)
      throws InvalidNoteException {
    Checkpoint checkpoint = Checkpoint.parse(note.text());
    if (policy.isEmpty()) {
      findings.notVerified(
          "who signed the checkpoint, as no trusted key was given"
              + (claimedKeys.isEmpty() ? "" : "; it claims: " + String.join(", ", claimedKeys)));
      return checkpoint;
    }
    try {
      tell(policy.get().verify(note), findings);
    } catch (InvalidNoteException e) {
      findings.add("checkpoint", e.getMessage());
    }
    return checkpoint;
  }

  private void tell(VerifiedCheckpoint verified, Findings findings) {
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
