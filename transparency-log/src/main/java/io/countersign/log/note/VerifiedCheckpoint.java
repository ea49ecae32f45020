package io.countersign.log.note;

import java.time.Instant;
import java.util.List;

/**
 * A checkpoint that {@link TrustPolicy} let through.
 *
 * @param signed the log's keys that signed it
 * @param cosigned the witnesses that cosigned it, and when they did
 * @param unknown how many signatures are of keys that nobody here knows; they count for nothing
 */
public record VerifiedCheckpoint(
    Checkpoint checkpoint,
    SignedNote note,
    List<VerifierKey> signed,
    List<Cosigned> cosigned,
    int unknown) {
  public VerifiedCheckpoint {
    signed = List.copyOf(signed);
    cosigned = List.copyOf(cosigned);
  }

  /** A witness, and the time that it signed with the checkpoint. */
  public record Cosigned(VerifierKey witness, Instant at) {}
}
