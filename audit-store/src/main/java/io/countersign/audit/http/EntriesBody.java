package io.countersign.audit.http;

import java.util.List;

/**
 * All entries that there are, or the first of them.
 *
 * @param complete whether these are all
 */
public record EntriesBody<T>(List<T> entries, boolean complete) {
  /**
   * @param found one more than is shown, if there are more
   */
  static <T> EntriesBody<T> of(List<T> found, int limit) {
    return found.size() <= limit
        ? new EntriesBody<>(found, true)
        : new EntriesBody<>(List.copyOf(found.subList(0, limit)), false);
  }
}
