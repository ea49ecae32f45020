package io.countersign.intake.http;

import io.countersign.contracts.DataSource;
import io.countersign.contracts.Dialect;
import io.countersign.platform.datasource.DataSourceCatalogue;
import io.countersign.platform.http.Problem;
import io.countersign.platform.identity.Caller;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which data sources a caller may use. */
@Path("/v1/data-sources")
@Authenticated
@RunOnVirtualThread
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@Tag(name = "Data sources")
public class DataSourceResource {
  private final DataSourceCatalogue catalogue;
  private final Caller caller;

  DataSourceResource(DataSourceCatalogue catalogue, Caller caller) {
    this.catalogue = catalogue;
    this.caller = caller;
  }

  @GET
  @Operation(summary = "The data sources that the caller may send commands to")
  public DataSourceList usable() {
    return new DataSourceList(
        catalogue.usableBy(caller.principal()).stream().map(DataSourceView::of).toList());
  }

  /** The answer, an object so that it can grow. */
  @Schema(name = "DataSources")
  public record DataSourceList(List<DataSourceView> dataSources) {}

  /** A data source as submitters see it. */
  @Schema(name = "DataSource")
  public record DataSourceView(
      String name, Dialect dialect, String environment, String description) {
    static DataSourceView of(DataSource dataSource) {
      return new DataSourceView(
          dataSource.name(),
          dataSource.dialect(),
          dataSource.environment(),
          dataSource.description());
    }
  }
}
