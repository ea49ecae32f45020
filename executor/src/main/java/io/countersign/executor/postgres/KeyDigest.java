package io.countersign.executor.postgres;

import io.countersign.contracts.CanonicalForm;
import io.countersign.contracts.Digest;
import io.countersign.contracts.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stands for the primary keys of changed rows, whatever their order: the digest over the sorted
 * digests of the keys as they were before the change. It takes 32 bytes of memory or some more for
 * each row, so there is none beyond a number of rows; nor is there one where a row was inserted,
 * since its key may be another next time.
 */
final class KeyDigest {
  static final int MAXIMUM_ROWS = 100_000;

  private final RowKey key;
  private final int maximumRows;
  private final List<String> keys = new ArrayList<>();
  private boolean exists;

  KeyDigest(RowKey key, int maximumRows) {
    this.key = key;
    this.maximumRows = maximumRows;
    this.exists = !key.columns().isEmpty();
  }

  /** Of nothing, where nobody asks for it. */
  static KeyDigest none() {
    return new KeyDigest(RowKey.none(), 0);
  }

  static KeyDigest of(TableName table, Connection connection) throws SQLException {
    return new KeyDigest(RowKey.of(table, connection), MAXIMUM_ROWS);
  }

  /**
   * @param before the image of a row before it was changed, as JSON; absent for an inserted row
   */
  void add(@Nullable String before) throws SQLException {
    exists &= before != null && keys.size() < maximumRows;
    if (!exists || before == null) {
      keys.clear();
      return;
    }
    keys.add(CanonicalForm.of("countersign.row-key.v1").values(key.in(before)).digest().text());
  }

  Optional<Digest> digest() {
    return exists
        ? Optional.of(
            CanonicalForm.of("countersign.row-keys.v1")
                .values(keys.stream().sorted().toList())
                .digest())
        : Optional.empty();
  }
}
