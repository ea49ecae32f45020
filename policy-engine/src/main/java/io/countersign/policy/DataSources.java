package io.countersign.policy;

import io.countersign.contracts.DataSource;
import java.util.Optional;

/** The data sources that commands may name. */
@FunctionalInterface
public interface DataSources {
  Optional<DataSource> named(String name);
}
