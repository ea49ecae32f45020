package io.countersign.log.record;

import io.countersign.log.Hash;
import io.countersign.log.MerkleTree;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * SHA-256 over the headers in their order: how many (4 bytes), and for each the length of the name
 * (4), the name, one byte that tells whether there is a value (1) or not (0), and if so its length
 * (4) and the value. Numbers are big-endian.
 */
final class HeaderHash {
  private HeaderHash() {}

  static Hash of(List<LogHeader> headers) {
    ByteBuffer bytes = ByteBuffer.allocate(length(headers)).putInt(headers.size());
    for (LogHeader header : headers) {
      bytes.putInt(header.name().length).put(header.name());
      byte[] value = header.value();
      bytes.put((byte) (value == null ? 0 : 1));
      if (value != null) {
        bytes.putInt(value.length).put(value);
      }
    }
    return MerkleTree.sha256(bytes.array());
  }

  private static int length(List<LogHeader> headers) {
    int length = Integer.BYTES;
    for (LogHeader header : headers) {
      byte[] value = header.value();
      length += Integer.BYTES + header.name().length + 1;
      length += value == null ? 0 : Integer.BYTES + value.length;
    }
    return length;
  }
}
