package io.countersign.contracts;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that say the same thing the same way, to be digested or signed.
 *
 * <p>Layout: the name of the form, then its fields in a fixed order; each item is its length in
 * bytes (32 bits, big endian) and its UTF-8 bytes. An absent field has length −1, a list is its
 * size followed by its items. No two different values share a layout, which joining with separators
 * could not promise.
 */
public final class CanonicalForm {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private CanonicalForm() {}

  /**
   * Starts a form. The name separates kinds of thing, and versions of their layout, from each
   * other.
   */
  public static CanonicalForm of(String name) {
    return new CanonicalForm().text(name);
  }

  public CanonicalForm text(@Nullable String value) {
    return bytes(value == null ? null : value.getBytes(StandardCharsets.UTF_8));
  }

  /** A value that prints itself without loss: an id, a digest, an instant, a number. */
  public CanonicalForm value(@Nullable Object value) {
    return text(value == null ? null : value.toString());
  }

  public CanonicalForm values(Collection<?> values) {
    length(values.size());
    values.forEach(this::value);
    return this;
  }

  public CanonicalForm bytes(byte @Nullable [] value) {
    if (value == null) {
      length(-1);
    } else {
      length(value.length);
      bytes.writeBytes(value);
    }
    return this;
  }

  public byte[] toBytes() {
    return bytes.toByteArray();
  }

  public Digest digest() {
    try {
      return Digest.ofHash(MessageDigest.getInstance("SHA-256").digest(toBytes()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private void length(int length) {
    bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
  }
}
