package io.countersign.log;

import java.util.List;

/**
 * That a tree begins with an older one (RFC 6962 §2.1.2).
 *
 * @param path empty if, and only if, the sizes are the same
 */
public record ConsistencyProof(long oldSize, long newSize, List<Hash> path) {
  public ConsistencyProof {
    path = List.copyOf(path);
  }

  /**
   * Checks the proof, by the steps of RFC 9162 §2.1.4.2. From size 0 nothing can be proved, so that
   * is refused.
   */
  public void verify(Hash oldRoot, Hash newRoot) throws InvalidProofException {
    if (oldSize <= 0 || oldSize > newSize) {
      throw new InvalidProofException(
          "nothing can be proved from size %d to size %d".formatted(oldSize, newSize));
    }
    if (oldSize == newSize) {
      verifySame(oldRoot, newRoot);
    } else {
      verifyGrown(oldRoot, newRoot);
    }
  }

  private void verifySame(Hash oldRoot, Hash newRoot) throws InvalidProofException {
    if (!path.isEmpty()) {
      throw new InvalidProofException("the path must be empty between trees of the same size");
    }
    if (!oldRoot.equals(newRoot)) {
      throw new InvalidProofException("two roots for the same size");
    }
  }

  private void verifyGrown(Hash oldRoot, Hash newRoot) throws InvalidProofException {
    if (path.isEmpty()) {
      throw new InvalidProofException("the path is empty");
    }
    // The old tree's largest complete subtree on the right is where both begin.
    int complete = Long.numberOfTrailingZeros(oldSize);
    long place = (oldSize - 1) >> complete;
    long last = (newSize - 1) >> complete;
    boolean oldIsComplete = place == 0;
    Hash first = oldIsComplete ? oldRoot : path.getFirst();
    Hash old = first;
    Hash grown = first;
    for (Hash sibling : oldIsComplete ? path : path.subList(1, path.size())) {
      if (last == 0) {
        throw new InvalidProofException("the path is too long: " + path.size() + " hashes");
      }
      if ((place & 1) == 1 || place == last) {
        old = MerkleTree.nodeHash(sibling, old);
        grown = MerkleTree.nodeHash(sibling, grown);
        int steps = (place & 1) == 1 ? 0 : Long.numberOfTrailingZeros(place);
        place >>= steps;
        last >>= steps;
      } else {
        grown = MerkleTree.nodeHash(grown, sibling);
      }
      place >>= 1;
      last >>= 1;
    }
    verifyRoots(last, old.equals(oldRoot), grown.equals(newRoot));
  }

  private void verifyRoots(long left, boolean leadsToOld, boolean leadsToNew)
      throws InvalidProofException {
    if (left != 0) {
      throw new InvalidProofException("the path is too short: " + path.size() + " hashes");
    }
    if (!leadsToOld) {
      throw new InvalidProofException("the path does not lead to the old root");
    }
    if (!leadsToNew) {
      throw new InvalidProofException("the path does not lead to the new root");
    }
  }
}
