package io.countersign.contracts;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A changed row, masked.
 *
 * @param before column values before, absent for an inserted row
 * @param after column values after, absent for a deleted row
 */
public record RowChange(
    @Nullable Map<String, @Nullable Object> before, @Nullable Map<String, @Nullable Object> after) {
  public RowChange {
    before = before == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(before));
    after = after == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(after));
  }
}
