package io.countersign.log.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;

/** What a witness says of a checkpoint: that it is consistent with all it saw until then. */
@SuppressWarnings("ArrayRecordComponent") // Only verified and dropped.
record Cosignature(long seconds, byte[] signature) {
  private static final int LENGTH = Long.BYTES + Ed25519.SIGNATURE_BYTES;

  /** Time (8 bytes, seconds since 1970), signature (64 bytes). */
  static Cosignature parse(byte[] bytes) throws InvalidNoteException {
    if (bytes.length != LENGTH) {
      throw new InvalidNoteException("a cosignature has 72 bytes, not " + bytes.length);
    }
    long seconds = ByteBuffer.wrap(bytes).getLong();
    if (seconds < 0 || seconds > Instant.MAX.getEpochSecond()) {
      throw new InvalidNoteException("the time of a cosignature is out of range");
    }
    return new Cosignature(seconds, Arrays.copyOfRange(bytes, Long.BYTES, LENGTH));
  }

  /** What is signed: two lines, and then the text of the checkpoint. */
  static byte[] message(String checkpoint, long seconds) {
    return ("cosignature/v1\ntime " + seconds + "\n" + checkpoint).getBytes(UTF_8);
  }
}
