package io.countersign.log;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** The hashes that a tree is made of (RFC 6962 §2.1). */
public final class MerkleTree {
  private static final byte LEAF = 0;
  private static final byte NODE = 1;
  private static final ThreadLocal<MessageDigest> SHA256 =
      ThreadLocal.withInitial(MerkleTree::newSha256);

  private MerkleTree() {}

  /** SHA-256 of 0x00 and the data. */
  public static Hash leafHash(byte[] data) {
    return leafHash(data, 0, data.length);
  }

  /** SHA-256 of 0x00 and a part of the data. */
  public static Hash leafHash(byte[] data, int from, int length) {
    MessageDigest digest = SHA256.get();
    digest.update(LEAF);
    digest.update(data, from, length);
    return Hash.ofDigest(digest.digest());
  }

  /** SHA-256 of 0x01, the left and the right hash. */
  public static Hash nodeHash(Hash left, Hash right) {
    MessageDigest digest = SHA256.get();
    digest.update(NODE);
    left.feed(digest);
    right.feed(digest);
    return Hash.ofDigest(digest.digest());
  }

  /** Root of the tree without leaves: SHA-256 of nothing. */
  public static Hash emptyRoot() {
    return sha256(new byte[0]);
  }

  /** Plain SHA-256, as records are hashed into leaves with. */
  public static Hash sha256(byte[] data) {
    return Hash.ofDigest(SHA256.get().digest(data));
  }

  /** SHA-256 of these, each behind its length (4 bytes, big-endian). */
  public static Hash sha256(List<byte[]> items) {
    MessageDigest digest = SHA256.get();
    for (byte[] item : items) {
      for (int shift = 24; shift >= 0; shift -= 8) {
        digest.update((byte) (item.length >> shift));
      }
      digest.update(item);
    }
    return Hash.ofDigest(digest.digest());
  }

  /** To hash in parts, as {@link #sha256(byte[])} does in one. */
  public static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
