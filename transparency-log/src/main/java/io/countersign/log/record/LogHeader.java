package io.countersign.log.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/** A header exactly as it was on the wire. */
@SuppressWarnings("ArrayRecordComponent") // Bytes on their way; never compared.
public record LogHeader(byte[] name, byte @Nullable [] value) {
  public String nameText() {
    return new String(name, UTF_8);
  }
}
