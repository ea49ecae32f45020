package io.countersign.audit.report;

import java.util.List;
import java.util.function.Function;

/**
 * The first entries of what there is.
 *
 * @param complete whether these are all
 * @param query where the audit store shows all of them
 */
public record Listing<T>(List<T> entries, boolean complete, String query) {
  public Listing {
    entries = List.copyOf(entries);
  }

  /**
   * @param found more than is to be listed, if there are more
   */
  static <T> Listing<T> first(List<T> found, int limit, String query) {
    return found.size() <= limit
        ? new Listing<>(found, true, query)
        : new Listing<>(found.subList(0, limit), false, query);
  }

  /**
   * @param readAll whether what was found is all that there is
   */
  static <T> Listing<T> first(List<T> found, boolean readAll, int limit, String query) {
    Listing<T> listing = first(found, limit, query);
    return readAll ? listing : new Listing<>(listing.entries, false, query);
  }

  <R> Listing<R> map(Function<T, R> each) {
    return new Listing<>(entries.stream().map(each).toList(), complete, query);
  }
}
