package io.countersign.cli.policy;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which policies a command is about. */
final class PoliciesOption {
  @Option(
      names = "--policies",
      paramLabel = "FOLDER",
      defaultValue = "${sys:countersign.home:-.}/policies",
      description = "the folder of the policies (default: policies in the checkout)")
  private Path folder = Path.of("policies");

  PolicyFolder folder() {
    return new PolicyFolder(folder.normalize());
  }
}
