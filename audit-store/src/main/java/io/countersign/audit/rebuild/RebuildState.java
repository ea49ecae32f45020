package io.countersign.audit.rebuild;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the last rebuild of this instance has come.
 *
 * @param exchanged tables that are done
 * @param failure why it ended before its end
 */
public record RebuildState(boolean running, List<Exchanged> exchanged, @Nullable String failure) {
  static final RebuildState NONE = new RebuildState(false, List.of(), null);

  public RebuildState {
    exchanged = List.copyOf(exchanged);
  }

  /**
   * A table that was derived anew.
   *
   * @param records that it was derived from
   */
  public record Exchanged(String table, long records) {}
}
