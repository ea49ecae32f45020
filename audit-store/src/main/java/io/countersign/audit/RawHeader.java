package io.countersign.audit;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A header exactly as it was on the wire. */
@SuppressWarnings("ArrayRecordComponent") // Bytes on their way to the store; never compared.
public record RawHeader(byte[] name, byte @Nullable [] value) {
  public static RawHeader of(String name, byte @Nullable [] value) {
    return new RawHeader(name.getBytes(StandardCharsets.UTF_8), value);
  }

  public String nameText() {
    return new String(name, StandardCharsets.UTF_8);
  }
}
