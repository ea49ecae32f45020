package io.countersign.cli.policy;

import io.countersign.cli.CommandFailedException;
import io.countersign.platform.datasource.CatalogueDocument;
import io.countersign.platform.datasource.DataSourceCatalogue;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The catalogue of data sources, for who may use them and what their columns hold. */
final class DataSourcesOption {
  @Option(
      names = "--data-sources",
      paramLabel = "FILE",
      description = "the catalogue of data sources, as the services read it")
  private @Nullable Path file;

  Optional<DataSourceCatalogue> catalogue() {
    return Optional.ofNullable(file).map(DataSourcesOption::load);
  }

  private static DataSourceCatalogue load(Path file) {
    try {
      return CatalogueDocument.load(file);
    } catch (IllegalArgumentException e) {
      throw new CommandFailedException(String.valueOf(e.getMessage()));
    }
  }
}
