package io.countersign.executor;

import java.util.UUID;

/**
 * One life of an executor process.
 *
 * @param instance its name, the same after a restart, and borne by one process at a time
 * @param id new at every start
 */
public record Run(String instance, UUID id) {
  public Run {
    if (instance.isBlank()) {
      throw new IllegalArgumentException("an executor instance needs a name");
    }
  }

  /** An earlier life of this very process, which is over. */
  boolean succeeds(Run other) {
    return instance.equals(other.instance) && !id.equals(other.id);
  }
}
