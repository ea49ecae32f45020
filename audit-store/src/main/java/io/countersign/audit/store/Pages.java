package io.countersign.audit.store;

import io.countersign.audit.Page;
import java.util.List;
import java.util.function.Function;

/** Cuts what was found into pages. */
final class Pages {
  private Pages() {}

  /**
   * @param found one more than the page holds, if there are more
   */
  static <T, C> Page<T, C> of(List<T> found, int limit, Function<T, C> cursor) {
    return found.size() <= limit
        ? new Page<>(found, null)
        : new Page<>(found.subList(0, limit), cursor.apply(found.get(limit - 1)));
  }
}
