package io.countersign.intake;

import java.util.regex.Pattern;

/**
 * A caller's own name for a request, so that sending it again does not do it again.
 *
 * @param subject the caller; keys of different callers have nothing to do with each other
 * @param text 1 to 255 visible ASCII characters
 */
public record IdempotencyKey(String subject, String text) {
  private static final Pattern FORM = Pattern.compile("[\\x21-\\x7E]{1,255}");

  public IdempotencyKey {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "an idempotency key has 1 to 255 visible ASCII characters, without spaces");
    }
  }
}
