package io.countersign.log.verify;

/**
 * Something that is not as it must be. Quotes no content of records.
 *
 * @param where a record, leaf, tile, producer or checkpoint
 */
public record Finding(String where, String what) {
  @Override
  public String toString() {
    return where + ": " + what;
  }
}
