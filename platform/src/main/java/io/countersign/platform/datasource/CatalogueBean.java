package io.countersign.platform.datasource;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads the catalogue at start, of those services that use it. */
@ApplicationScoped
final class CatalogueBean {
  @Produces
  @Singleton
  @DefaultBean
  DataSourceCatalogue catalogue(@ConfigProperty(name = "countersign.data-sources") Path file) {
    return CatalogueDocument.load(file);
  }
}
