package io.countersign.audit;

/** Is told how far a rebuild has come. */
@FunctionalInterface
public interface RebuildProgress {
  /**
   * @param table that has been exchanged
   * @param records that it was derived from
   */
  void exchanged(String table, long records);
}
