package io.countersign.cli.policy;

import io.countersign.contracts.DataSource;
import io.countersign.contracts.event.CommandDecided;
import io.countersign.platform.datasource.DataSourceCatalogue;
import java.util.List;
import java.util.Optional;

/**
 * The data sources as they were when something was decided. A decision records the environment; the
 * rest is as the catalogue says today.
 */
final class PastDataSources {
  private static final String UNKNOWN = "unknown";

  private final Optional<DataSourceCatalogue> catalogue;

  /**
   * @param catalogue without it nothing is known of classifications and owners, and every principal
   *     is taken to have been admitted
   */
  PastDataSources(Optional<DataSourceCatalogue> catalogue) {
    this.catalogue = catalogue;
  }

  /** The data source of this decision; empty if there was none of that name. */
  Optional<DataSource> of(CommandDecided recorded) {
    if (recorded.environment().equals(UNKNOWN)) {
      return Optional.empty();
    }
    String name = recorded.command().dataSource();
    return Optional.of(
        catalogue
            .flatMap(c -> c.named(name))
            .map(d -> inEnvironment(d, recorded.environment()))
            .orElseGet(() -> asRecorded(recorded)));
  }

  private static DataSource inEnvironment(DataSource dataSource, String environment) {
    return new DataSource(
        dataSource.name(),
        dataSource.dialect(),
        environment,
        dataSource.description(),
        dataSource.roles(),
        dataSource.owners(),
        dataSource.classifications());
  }

  private static DataSource asRecorded(CommandDecided recorded) {
    return new DataSource(
        recorded.command().dataSource(),
        recorded.facts().dialect(),
        recorded.environment(),
        "",
        recorded.command().principal().roles(),
        List.of());
  }
}
