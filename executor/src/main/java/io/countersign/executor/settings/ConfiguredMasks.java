package io.countersign.executor.settings;

import io.countersign.contracts.DataSource;
import io.countersign.executor.masking.MaskingKey;
import io.countersign.executor.masking.Masks;
import io.countersign.platform.datasource.DataSourceCatalogue;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jboss.logging.Logger;

/** The masks of every data source. */
final class ConfiguredMasks {
  private static final Logger LOG = Logger.getLogger(ConfiguredMasks.class);

  private final Map<String, Masks> byDataSource = new HashMap<>();

  /** Says so where a mask needs a key that there is not. */
  ConfiguredMasks(DataSourceCatalogue catalogue, Optional<MaskingKey> key) {
    for (DataSource dataSource : catalogue.all()) {
      byDataSource.put(
          dataSource.name(),
          key.map(k -> new Masks(dataSource.masks(), k, dataSource.name()))
              .orElseGet(() -> withoutKey(dataSource)));
    }
  }

  Masks of(String dataSource) {
    return byDataSource.getOrDefault(dataSource, Masks.USUAL);
  }

  private static Masks withoutKey(DataSource dataSource) {
    TreeSet<String> hidden = new TreeSet<>();
    dataSource
        .masks()
        .forEach((category, rule) -> {
          if (Masks.needsKey(rule)) {
            hidden.add(category);
          }
        });
    if (!hidden.isEmpty()) {
      LOG.warnf(
          "Without a key nothing is shown of values of %s in the data source '%s', although its"
              + " masks are hash or format-preserving: set countersign.executor.masking.key-id and"
              + " countersign.executor.masking.key-file.",
          String.join(", ", hidden), dataSource.name());
    }
    return new Masks(dataSource.masks());
  }
}
