package io.countersign.audit;

/** Derives anew, from the bytes of the records, all that the store has derived from them. */
public interface Rebuild {
  /**
   * Takes as long as reading everything does. Records are stored meanwhile.
   *
   * @return false if it is going on already, here or elsewhere
   * @throws RebuildFailedException if raw bytes and copy are not the same, or somebody interfered
   * @throws StoreUnavailableException if the store does not answer
   */
  boolean run(RebuildProgress progress);
}
