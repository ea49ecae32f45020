package io.countersign.log.bundle;

import io.countersign.log.Hash;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 over the hashes of leaves, one after the other, as a manifest names them. */
public final class LeavesDigest {
  private final MessageDigest digest;

  public LeavesDigest() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The next leaf's. */
  public void add(Hash leaf) {
    digest.update(leaf.toBytes());
  }

  /** Of all so far; nothing can be added afterwards. */
  public Hash finish() {
    return Hash.of(digest.digest());
  }
}
