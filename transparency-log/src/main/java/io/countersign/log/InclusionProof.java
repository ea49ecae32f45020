package io.countersign.log;

import java.util.List;

/**
 * That a leaf stands at an index of a tree (RFC 6962 §2.1.1).
 *
 * @param path from the leaf's sibling up to the child of the root
 */
public record InclusionProof(long index, long size, List<Hash> path) {
  public InclusionProof {
    path = List.copyOf(path);
  }

  /**
   * Checks the proof, by the steps of RFC 9162 §2.1.3.2.
   *
   * @param leaf {@link MerkleTree#leafHash} of the data
   * @param root of the tree of {@link #size} leaves, from a checkpoint that is trusted
   */
  public void verify(Hash leaf, Hash root) throws InvalidProofException {
    if (!rootOver(leaf).equals(root)) {
      throw new InvalidProofException("the path does not lead from the leaf to the root");
    }
  }

  /** The root that the path leads to from a leaf. */
  public Hash rootOver(Hash leaf) throws InvalidProofException {
    if (index < 0 || index >= size) {
      throw new InvalidProofException("no leaf %d in a tree of %d".formatted(index, size));
    }
    Hash root = leaf;
    long place = index;
    long last = size - 1;
    for (Hash sibling : path) {
      if (last == 0) {
        throw new InvalidProofException("the path is too long: " + path.size() + " hashes");
      }
      if ((place & 1) == 1 || place == last) {
        root = MerkleTree.nodeHash(sibling, root);
        // A node without sibling moves up unchanged.
        int steps = (place & 1) == 1 ? 0 : Long.numberOfTrailingZeros(place);
        place >>= steps;
        last >>= steps;
      } else {
        root = MerkleTree.nodeHash(root, sibling);
      }
      place >>= 1;
      last >>= 1;
    }
    if (last != 0) {
      throw new InvalidProofException("the path is too short: " + path.size() + " hashes");
    }
    return root;
  }
}
