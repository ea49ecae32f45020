package io.countersign.log.witness;

import io.countersign.log.note.SignedNote;
import java.util.Optional;

/** What a witness must never forget. */
public interface WitnessMemory {
  /**
   * The latest checkpoint that was cosigned for a log.
   *
   * @throws java.io.UncheckedIOException if it cannot be told; then nothing may be cosigned
   */
  Optional<SignedNote> latest(String origin);

  /**
   * Remembers a checkpoint as the latest, so that it survives a crash once this returns.
   *
   * @param note with the witness's cosignature
   * @throws java.io.UncheckedIOException if it cannot; then the cosignature must not be told
   */
  void remember(String origin, SignedNote note);
}
