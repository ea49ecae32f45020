package io.countersign.audit.export;

import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Passes on what is written, and knows how much it was and its hash. Does not close the target. */
final class CountedOutput extends OutputStream {
  private final DigestOutputStream target;
  private long bytes;

  CountedOutput(OutputStream target) {
    this.target = new DigestOutputStream(target, sha256());
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public void write(int each) throws IOException {
    target.write(each);
    bytes++;
  }

  @Override
  public void write(byte[] some, int from, int length) throws IOException {
    target.write(some, from, length);
    bytes += length;
  }

  @Override
  public void flush() throws IOException {
    target.flush();
  }

  long bytes() {
    return bytes;
  }

  /** Of all that was written; ends the counting. */
  String hash() {
    return HexFormat.of().formatHex(target.getMessageDigest().digest());
  }
}
