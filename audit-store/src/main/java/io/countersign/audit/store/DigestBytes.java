package io.countersign.audit.store;

import io.countersign.contracts.Digest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Digests as their 32 bytes, which take less than half the room of their text. */
final class DigestBytes {
  private static final String PREFIX = "sha256:";

  private DigestBytes() {}

  static byte @Nullable [] of(@Nullable Digest digest) {
    return digest == null
        ? null
        : HexFormat.of().parseHex(digest.text().substring(PREFIX.length()));
  }

  static @Nullable Digest digest(byte @Nullable [] bytes) {
    return bytes == null ? null : Digest.parse(PREFIX + HexFormat.of().formatHex(bytes));
  }
}
