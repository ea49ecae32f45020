package io.countersign.platform.datasource;

import io.countersign.contracts.DataSource;
import io.countersign.contracts.Principal;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The data sources there are. */
public final class DataSourceCatalogue {
  private final Map<String, DataSource> byName;

  /**
   * @throws IllegalArgumentException if two have the same name
   */
  public DataSourceCatalogue(Collection<DataSource> dataSources) {
    Map<String, DataSource> named = new LinkedHashMap<>();
    for (DataSource dataSource : dataSources) {
      if (named.put(dataSource.name(), dataSource) != null) {
        throw new IllegalArgumentException(
            "the data source '" + dataSource.name() + "' is declared twice");
      }
    }
    byName = Collections.unmodifiableMap(named);
  }

  public Optional<DataSource> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  public List<DataSource> all() {
    return List.copyOf(byName.values());
  }

  /** Those that the principal may send commands to. */
  public List<DataSource> usableBy(Principal principal) {
    return byName.values().stream().filter(d -> d.admits(principal)).toList();
  }
}
