package io.countersign.policy.bundle;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** The YAML documents of a folder's files, at any depth. */
final class YamlFiles {
  private final Path folder;
  private final Predicate<String> isWanted;

  /** One document of a file. */
  record Document(String file, Node node) {}

  /**
   * @param isWanted tells by a file's name
   */
  YamlFiles(Path folder, Predicate<String> isWanted) {
    this.folder = folder;
    this.isWanted = isWanted;
  }

  /**
   * Reads them in the order of the files.
   *
   * @param problems to which what cannot be read is added
   */
  List<Document> documents(List<BundleProblem> problems) throws InvalidBundleException {
    List<Document> documents = new ArrayList<>();
    for (Path path : paths()) {
      String file = folder.relativize(path).toString();
      try {
        read(file, Files.readString(path), documents);
      } catch (IOException e) {
        problems.add(new BundleProblem(file, 1, "cannot be read as UTF-8 text"));
      } catch (MarkedYAMLException e) {
        problems.add(
            new BundleProblem(
                file, e.getProblemMark().getLine() + 1, "not YAML: " + e.getProblem()));
      } catch (YAMLException e) {
        problems.add(new BundleProblem(file, 1, "not YAML: " + e.getMessage()));
      }
    }
    return documents;
  }

  private static void read(String file, String text, List<Document> documents) {
    for (Node node : new Yaml(new LoaderOptions()).composeAll(new StringReader(text))) {
      documents.add(new Document(file, node));
    }
  }

  /** Hidden files and folders are not content; Kubernetes keeps older versions in such. */
  private List<Path> paths() throws InvalidBundleException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths
          .filter(p -> isWanted.test(p.toString()))
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
}
