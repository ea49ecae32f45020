package io.countersign.audit.export;

import io.countersign.platform.event.RecordPosition;
import java.util.Optional;

/**
 * What is to be told of an entry beside its line.
 *
 * @param name by which a manifest names it
 * @param record that its proof is about; empty for what is derived from many records
 */
public record Entry(String name, Optional<RecordPosition> record) {
  public static Entry derived(String name) {
    return new Entry(name, Optional.empty());
  }

  public static Entry of(RecordPosition record) {
    return new Entry(record.toString(), Optional.of(record));
  }
}
