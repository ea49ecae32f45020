package io.countersign.policy.bundle;

import io.countersign.policy.PolicyBundle;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * A folder of policies: every {@code .yaml} and {@code .yml} file in it, at any depth, but for
 * tests ({@code .test.yaml}).
 */
public final class BundleFolder {
  private final Path folder;

  public BundleFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Reads the bundle.
   *
   * @throws InvalidBundleException with everything that is wrong, not only what was met first
   */
  public PolicyBundle load() throws InvalidBundleException {
    List<BundleProblem> problems = new ArrayList<>();
    List<PolicyDocument> documents = new ArrayList<>();
    List<String> files = names(files());
    for (String file : files) {
      try {
        read(file, Files.readString(folder.resolve(file)), documents, problems);
      } catch (IOException e) {
        problems.add(new BundleProblem(file, 1, "cannot be read as UTF-8 text"));
      }
    }
    return new BundleAssembly(folder.toString(), files, problems).assemble(documents);
  }

  private List<String> names(List<Path> files) {
    return files.stream().map(f -> folder.relativize(f).toString()).toList();
  }

  /** Hidden files and folders are not content; Kubernetes keeps older versions in such. */
  private List<Path> files() throws InvalidBundleException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths
          .filter(p -> PolicyFiles.isPolicies(p.toString()))
          .filter(p -> !isHidden(folder.relativize(p)))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new InvalidBundleException(
          folder.toString(),
          List.of(
              new BundleProblem(
                  ".", 1, "the folder cannot be read; set countersign.policies.folder to it")));
    }
  }

  private static boolean isHidden(Path relative) {
    return StreamSupport.stream(relative.spliterator(), false)
        .anyMatch(part -> part.toString().startsWith("."));
  }

  private static void read(
      String file, String text, List<PolicyDocument> documents, List<BundleProblem> problems) {
    try {
      for (Node node : new Yaml(new LoaderOptions()).composeAll(new StringReader(text))) {
        documents.add(PolicyDocument.of(file, node));
      }
    } catch (InvalidDocumentException e) {
      problems.add(e.in(file));
    } catch (MarkedYAMLException e) {
      problems.add(
          new BundleProblem(file, e.getProblemMark().getLine() + 1, "not YAML: " + e.getProblem()));
    } catch (YAMLException e) {
      problems.add(new BundleProblem(file, 1, "not YAML: " + e.getMessage()));
    }
  }
}
