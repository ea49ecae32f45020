package io.countersign.executor;

import java.util.Optional;

/** The databases that this executor has credentials for. */
@FunctionalInterface
public interface Targets {
  Optional<Target> named(String dataSource);
}
