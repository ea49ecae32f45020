package io.countersign.executor;

import java.util.HashSet;
import java.util.Set;

/**
 * What is known to be in a value.
 *
 * @param hidden whether something classified may be in it of which the category is not certain
 * @param categories those that are in it, or may be
 */
record Content(boolean hidden, Set<String> categories) {
  static final Content HARMLESS = new Content(false, Set.of());
  static final Content HIDDEN = new Content(true, Set.of());

  Content {
    categories = Set.copyOf(categories);
  }

  Content and(Content other) {
    Set<String> both = new HashSet<>(categories);
    both.addAll(other.categories);
    return new Content(hidden || other.hidden, both);
  }

  boolean isHarmless() {
    return !hidden && categories.isEmpty();
  }
}
