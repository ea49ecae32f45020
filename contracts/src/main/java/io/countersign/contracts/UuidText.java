package io.countersign.contracts;

import java.util.UUID;

/**
 * Reads UUIDs strictly: {@link UUID#fromString} also takes shortened groups, which would give one
 * id many texts.
 */
public final class UuidText {
  private UuidText() {}

  /**
   * @throws IllegalArgumentException if the text is not a UUID in its canonical, lower-case form
   *     (RFC 9562 §4)
   */
  public static UUID parse(String text) {
    UUID uuid = UUID.fromString(text);
    if (!uuid.toString().equals(text)) {
      throw new IllegalArgumentException("not a UUID in canonical form: " + text);
    }
    return uuid;
  }
}
