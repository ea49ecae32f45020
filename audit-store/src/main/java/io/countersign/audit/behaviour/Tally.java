package io.countersign.audit.behaviour;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a principal did in some time, counted. A command counts for each of its tables, kinds and
 * categories.
 *
 * @param denied by policy
 * @param asked commands about which people were asked, whatever became of it
 * @param rejected those of them that a person rejected
 * @param hours those in which there was a command, by their beginnings
 */
public record Tally(
    long commands,
    long denied,
    long failed,
    long asked,
    long rejected,
    long rowsReturned,
    long rowsChanged,
    Map<String, Long> dataSources,
    Map<String, Long> tables,
    Map<String, Long> kinds,
    Map<String, Long> masked,
    Map<String, Long> shown,
    SortedMap<Instant, Hour> hours) {
  /**
   * What was done in one hour.
   *
   * @param rowsSeen rows of results that held values of the category, masked or as they are
   * @param rowsShown rows of results that held values of the category as they are
   */
  public record Hour(
      long commands, long rowsReturned, Map<String, Long> rowsSeen, Map<String, Long> rowsShown) {}

  public Tally {
    dataSources = sorted(dataSources);
    tables = sorted(tables);
    kinds = sorted(kinds);
    masked = sorted(masked);
    shown = sorted(shown);
    hours = Collections.unmodifiableSortedMap(new TreeMap<>(hours));
  }

  private static Map<String, Long> sorted(Map<String, Long> counts) {
    return Collections.unmodifiableMap(new TreeMap<>(counts));
  }

  /** In whatever order they come. */
  public static Tally of(Collection<Slice> slices) {
    Tallying tallying = new Tallying();
    slices.forEach(tallying::add);
    return tallying.tally();
  }

  /** In how many commands a category was seen, masked or as it is. */
  Map<String, Long> categories() {
    Map<String, Long> seen = new TreeMap<>(masked);
    shown.forEach((category, count) -> seen.merge(category, count, Math::max));
    return seen;
  }
}
