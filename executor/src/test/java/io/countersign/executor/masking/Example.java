package io.countersign.executor.masking;

import org.jspecify.annotations.Nullable;

/**
 * A text of the labelled corpus.
 *
 * @param category of what is sensitive in it; null if nothing is
 * @param sensitive the part that may not be shown; empty if nothing is
 */
record Example(@Nullable Category category, String text, String sensitive) {
  static Example harmless(String text) {
    return new Example(null, text, "");
  }

  /** Half of the corpus is not looked at while detectors are written; only it is reported. */
  boolean isHeldOut() {
    return ((text.hashCode() * 0x9E3779B9) >>> 31) == 1;
  }
}
