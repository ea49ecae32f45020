package io.countersign.cli;

import io.countersign.local.suite.SuiteSettings;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the suite finds its programs and keeps its data. */
final class SuiteOptions {
  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      defaultValue = "${sys:countersign.home:-.}/.countersign",
      description = "where data is kept (default: .countersign in the checkout)")
  private Path data = Path.of(".countersign");

  SuiteSettings settings() {
    return SuiteSettings.standard(Path.of(System.getProperty("countersign.home", ".")))
        .withData(data);
  }
}
