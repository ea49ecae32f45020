package io.countersign.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Starts the executor's own program beside it, so that no value goes anywhere else. */
@Command(
    name = "classify",
    description = {
      "Looks at names and samples of a data source's columns and proposes what they hold, as"
          + " entries for the catalogue. Runs the executor's program with the executor's settings,"
          + " from the environment or a file; prints counts, never values."
    },
    mixinStandardHelpOptions = true)
final class ClassifyCommand implements Callable<Integer> {
  private static final String PROGRAM = "io.countersign.executor.classify.Classify";
  private static final List<String> LIBRARIES = List.of("app", "quarkus", "lib/main", "lib/boot");

  @Parameters(paramLabel = "NAME", description = "the data source")
  private String dataSource = "";

  @Option(
      names = "--executor",
      paramLabel = "FOLDER",
      defaultValue = "${sys:countersign.home:-.}/executor/target/quarkus-app",
      description = "where the executor's program is (default: that of the checkout)")
  private Path executor = Path.of("executor/target/quarkus-app");

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description = "properties that the executor is told besides its environment")
  private @Nullable Path settings;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!Files.isDirectory(executor.resolve("app"))) {
      throw new CommandFailedException(
          executor + " is not the executor's program; name its folder with --executor");
    }
    return new ProcessBuilder(command()).inheritIO().start().waitFor();
  }

  List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
    Stream<String> folders = LIBRARIES.stream().map(l -> executor.resolve(l) + "/*");
    command.addAll(List.of("-cp", folders.collect(Collectors.joining(":")), PROGRAM, dataSource));
    if (settings != null) {
      command.add(settings.toString());
    }
    return command;
  }
}
