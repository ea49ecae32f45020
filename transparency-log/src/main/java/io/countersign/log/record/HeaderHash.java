package io.countersign.log.record;

import io.countersign.log.Hash;
import io.countersign.log.MerkleTree;
import java.io.ByteArrayOutputStream;
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
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    number(bytes, headers.size());
    for (LogHeader header : headers) {
      number(bytes, header.name().length);
      bytes.writeBytes(header.name());
      byte[] value = header.value();
      bytes.write(value == null ? 0 : 1);
      if (value != null) {
        number(bytes, value.length);
        bytes.writeBytes(value);
      }
    }
    return MerkleTree.sha256(bytes.toByteArray());
  }

  private static void number(ByteArrayOutputStream bytes, int number) {
    bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
  }
}
