package io.countersign.executor.settings;

import io.countersign.executor.masking.MaskingKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code countersign.executor.masking.*}: the key of hashes and format-preserving masks. Read when
 * the executor starts.
 */
public interface MaskingConfiguration {
  /** Names the key in every hash: one to eight lower-case letters and digits. */
  Optional<String> keyId();

  /** Holds at least 32 random bytes, in base64. */
  Optional<Path> keyFile();

  default Optional<MaskingKey> secret() {
    if (keyId().isPresent() != keyFile().isPresent()) {
      throw new IllegalArgumentException(
          "countersign.executor.masking.key-id and countersign.executor.masking.key-file belong"
              + " together: set both or neither");
    }
    return keyId().flatMap(id -> keyFile().map(file -> read(id, file)));
  }

  private static MaskingKey read(String id, Path file) {
    try {
      return MaskingKey.parse(id, Files.readString(file));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "countersign.executor.masking.key-file cannot be read: " + file, e);
    }
  }
}
