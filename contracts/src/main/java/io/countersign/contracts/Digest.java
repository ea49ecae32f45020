package io.countersign.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** A SHA-256 digest in its text form, {@code sha256:} and 64 lower-case hexadecimal digits. */
public record Digest(String text) {
  private static final String PREFIX = "sha256:";
  private static final Pattern FORM = Pattern.compile(PREFIX + "[0-9a-f]{64}");

  public Digest {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "not a digest (sha256: and 64 hexadecimal digits): " + text);
    }
  }

  @JsonCreator
  public static Digest parse(String text) {
    return new Digest(text);
  }

  static Digest ofHash(byte[] sha256) {
    return new Digest(PREFIX + HexFormat.of().formatHex(sha256));
  }

  @JsonValue
  @Override
  public String toString() {
    return text;
  }
}
