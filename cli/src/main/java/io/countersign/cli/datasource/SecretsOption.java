package io.countersign.cli.datasource;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the credentials of data sources are. */
final class SecretsOption {
  @Option(
      names = "--secrets",
      paramLabel = "FOLDER",
      defaultValue = "targets",
      description =
          "holds a folder per data source with the files jdbc-url, reader-username,"
              + " reader-password, writer-username and writer-password (default: ${DEFAULT-VALUE})")
  private Path folder = Path.of("targets");

  RoleFiles of(String dataSource) {
    return new RoleFiles(folder.resolve(dataSource));
  }
}
