package io.countersign.executor.masking;

import java.util.Set;

/**
 * A text whose sensitive parts are masked.
 *
 * @param found the categories of what was masked in it
 */
public record MaskedText(String text, Set<Category> found) {
  public MaskedText {
    found = Set.copyOf(found);
  }
}
