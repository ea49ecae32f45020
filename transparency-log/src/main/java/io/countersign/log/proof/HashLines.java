package io.countersign.log.proof;

import io.countersign.log.Hash;
import java.util.ArrayList;
import java.util.List;

/** Hashes of a proof, one in Base64 on each line. */
public final class HashLines {
  /** No proof in a tree of fewer than 2<sup>63</sup> leaves is longer. */
  public static final int MOST = 63;

  private HashLines() {}

  /**
   * Reads lines.
   *
   * @throws IllegalArgumentException if one is not a hash, or if there are too many
   */
  public static List<Hash> parse(List<String> lines) {
    if (lines.size() > MOST) {
      throw new IllegalArgumentException("a proof has at most 63 hashes, not " + lines.size());
    }
    List<Hash> hashes = new ArrayList<>();
    lines.forEach(line -> hashes.add(Hash.ofBase64(line)));
    return hashes;
  }

  public static String write(List<Hash> hashes) {
    StringBuilder lines = new StringBuilder();
    hashes.forEach(hash -> lines.append(hash.base64()).append('\n'));
    return lines.toString();
  }
}
