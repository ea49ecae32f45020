package io.countersign.audit.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.log.Hash;
import io.countersign.log.MerkleTree;
import java.nio.ByteBuffer;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Draws numbers that whoever makes the report cannot choose, and that anybody can draw again: the
 * n-th, counted from 0, is the first eight bytes of SHA-256 over the root's 32 bytes, the purpose
 * in UTF-8, and n as eight bytes, all big-endian, as a number without sign, modulo the count of
 * what is drawn from. What was drawn before is passed over.
 *
 * @param root of the tree that the report rests upon
 * @param purpose so that different draws are different
 */
record Draw(Hash root, String purpose) {
  /**
   * @param to the first number that is too large
   * @param count how many; all if there are no more
   */
  SortedSet<Long> from(long from, long to, int count) {
    SortedSet<Long> drawn = new TreeSet<>();
    if (to - from <= count) {
      for (long each = from; each < to; each++) {
        drawn.add(each);
      }
      return drawn;
    }
    for (long n = 0; drawn.size() < count; n++) {
      drawn.add(from + Long.remainderUnsigned(number(n), to - from));
    }
    return drawn;
  }

  private long number(long n) {
    byte[] text = purpose.getBytes(UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(Hash.LENGTH + text.length + Long.BYTES);
    bytes.put(root.toBytes()).put(text).putLong(n);
    return ByteBuffer.wrap(MerkleTree.sha256(bytes.array()).toBytes()).getLong();
  }
}
