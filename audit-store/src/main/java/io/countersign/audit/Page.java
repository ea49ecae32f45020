package io.countersign.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of a list that is read page by page.
 *
 * @param next where the next page begins; absent on the last
 * @param <C> a place in the list, which stays the same place while entries are added
 */
public record Page<T, C>(List<T> entries, @Nullable C next) {
  public Page {
    entries = List.copyOf(entries);
  }
}
