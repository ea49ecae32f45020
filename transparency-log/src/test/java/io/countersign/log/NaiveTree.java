package io.countersign.log;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The tree as RFC 6962 §2.1 defines it, word for word and without any economy. */
public record NaiveTree(List<Hash> leaves) implements HashReader {
  /** A tree whose leaf at each place is the place's number. */
  public static NaiveTree of(int size) {
    List<Hash> leaves = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      leaves.add(leaf(i));
    }
    return new NaiveTree(leaves);
  }

  public static Hash leaf(long place) {
    return MerkleTree.leafHash(data(place));
  }

  public static byte[] data(long place) {
    return ByteBuffer.allocate(Long.BYTES).putLong(place).array();
  }

  public Hash root() {
    if (leaves.isEmpty()) {
      return MerkleTree.emptyRoot();
    }
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    return MerkleTree.nodeHash(left().root(), right().root());
  }

  public NaiveTree first(int size) {
    return new NaiveTree(leaves.subList(0, size));
  }

  List<Hash> path(int index) {
    if (leaves.size() == 1) {
      return List.of();
    }
    return index < split()
        ? with(left().path(index), right().root())
        : with(right().path(index - split()), left().root());
  }

  List<Hash> proof(int oldSize) {
    return subproof(oldSize, true);
  }

  private List<Hash> subproof(int oldSize, boolean whole) {
    if (oldSize == leaves.size()) {
      return whole ? List.of() : List.of(root());
    }
    return oldSize <= split()
        ? with(left().subproof(oldSize, whole), right().root())
        : with(right().subproof(oldSize - split(), false), left().root());
  }

  private NaiveTree left() {
    return first(split());
  }

  private NaiveTree right() {
    return new NaiveTree(leaves.subList(split(), leaves.size()));
  }

  private int split() {
    int split = 1;
    while (split * 2 < leaves.size()) {
      split *= 2;
    }
    return split;
  }

  private static List<Hash> with(List<Hash> hashes, Hash last) {
    List<Hash> all = new ArrayList<>(hashes);
    all.add(last);
    return all;
  }

  @Override
  public Hash read(int height, long index) {
    int start = (int) index << height;
    return new NaiveTree(leaves.subList(start, start + (1 << height))).root();
  }
}
