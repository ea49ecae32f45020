package io.countersign.executor.sealed;

import io.countersign.executor.SealedImageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of a mounted secret file: a line for each, its id, a blank, and 32 random bytes in
 * base64. The first one seals; all of them open, so that a new key is put above the old ones and
 * these stay for as long as what they sealed is kept. The file is read at every use, so that a
 * change of it takes effect at once.
 */
public final class SealingKeys {
  private static final int KEY_BYTES = 32;

  private final Path file;

  public SealingKeys(Path file) {
    this.file = file;
  }

  /** A key and what it is called. */
  record Key(String id, SecretKey secret) {}

  /**
   * Reads the file.
   *
   * @throws SealedImageException if it cannot be read, or is not of this form
   */
  public void check() {
    first();
  }

  Key first() {
    Map.Entry<String, SecretKey> first = read().firstEntry();
    return new Key(first.getKey(), first.getValue());
  }

  Optional<SecretKey> named(String id) {
    return Optional.ofNullable(read().get(id));
  }

  private SequencedMap<String, SecretKey> read() {
    SequencedMap<String, SecretKey> keys = new LinkedHashMap<>();
    for (String line : lines()) {
      String[] parts = line.strip().split("\\s+");
      if (!line.isBlank() && keys.put(parts[0], key(parts)) != null) {
        throw new SealedImageException("the file of undo keys names one key twice");
      }
    }
    if (keys.isEmpty()) {
      throw new SealedImageException("the file of undo keys is empty");
    }
    return keys;
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new SealedImageException("the file of undo keys cannot be read", e);
    }
  }

  private static SecretKey key(String[] parts) {
    try {
      byte[] bytes = Base64.getDecoder().decode(parts.length == 2 ? parts[1] : "");
      if (bytes.length == KEY_BYTES) {
        return new SecretKeySpec(bytes, "AES");
      }
    } catch (IllegalArgumentException e) {
      // Answered below, as a key of another length is; the message would quote the key.
    }
    throw new SealedImageException(
        "each line of the file of undo keys must be an id, a blank and 32 random bytes in base64");
  }
}
