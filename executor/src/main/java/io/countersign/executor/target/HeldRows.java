package io.countersign.executor.target;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows that a write is about to change, by their keys, as far as memory may be taken for them.
 *
 * @param <K> a key
 * @param <R> what is known of a row
 */
public final class HeldRows<K, R> {
  private static final long MAXIMUM_BYTES = 16 * 1024 * 1024;

  private final int maximumRows;
  private final Map<K, R> rows = new LinkedHashMap<>();
  private long bytes;

  public HeldRows(int maximumRows) {
    this.maximumRows = maximumRows;
  }

  /**
   * @param size what it takes, in bytes
   * @return what is held under this key already, if anything is; it stays
   */
  public @Nullable R hold(K key, R row, long size) {
    R known = rows.putIfAbsent(key, row);
    bytes += known == null ? size : 0;
    return known;
  }

  /** What is now known of a row that is held already. */
  public void replace(K key, R row, long more) {
    rows.replace(key, row);
    bytes += more;
  }

  public @Nullable R get(K key) {
    return rows.get(key);
  }

  public boolean areTooMany() {
    return rows.size() > maximumRows || bytes > MAXIMUM_BYTES;
  }

  /** In the order in which they came. */
  public Collection<R> all() {
    return rows.values();
  }
}
