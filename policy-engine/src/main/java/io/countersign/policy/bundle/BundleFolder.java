package io.countersign.policy.bundle;

import io.countersign.contracts.ApprovalRequirement;
import io.countersign.policy.ConditionCompiler;
import io.countersign.policy.Policy;
import io.countersign.policy.PolicyBundle;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** A folder of policies: every {@code .yaml} and {@code .yml} file in it, at any depth. */
public final class BundleFolder {
  private final Path folder;
  private final ConditionCompiler compiler = new ConditionCompiler();

  public BundleFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Reads the bundle.
   *
   * @throws InvalidBundleException with everything that is wrong, not only what was met first
   */
  public PolicyBundle load() throws InvalidBundleException {
    Contents contents = new Contents();
    for (Path file : files()) {
      String name = folder.relativize(file).toString();
      try {
        read(name, Files.readString(file), contents);
      } catch (IOException e) {
        contents.problem(name, 1, "cannot be read as UTF-8 text");
      }
    }
    return contents.bundle();
  }

  /** Hidden files and folders are not content; Kubernetes keeps older versions in such. */
  private List<Path> files() throws InvalidBundleException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths
          .filter(p -> p.toString().endsWith(".yaml") || p.toString().endsWith(".yml"))
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

  private void read(String file, String text, Contents contents) {
    try {
      for (Node document : new Yaml(new LoaderOptions()).composeAll(new StringReader(text))) {
        read(file, document, contents);
      }
    } catch (MarkedYAMLException e) {
      contents.problem(file, e.getProblemMark().getLine() + 1, "not YAML: " + e.getProblem());
    } catch (YAMLException e) {
      contents.problem(file, 1, "not YAML: " + e.getMessage());
    }
  }

  private void read(String file, Node document, Contents contents) {
    try {
      switch (PolicyDocument.read(document, compiler)) {
        case PolicyDocument.Rule rule -> contents.add(file, rule);
        case PolicyDocument.Defaults defaults ->
            contents.add(file, InvalidDocumentException.lineOf(document), defaults);
      }
    } catch (InvalidDocumentException e) {
      contents.problem(e.in(file));
    }
  }

  /** What has been read so far. */
  private final class Contents {
    private final List<BundleProblem> problems = new ArrayList<>();
    private final List<Policy> policies = new ArrayList<>();
    private final Map<String, String> places = new HashMap<>();
    private final List<ApprovalRequirement> defaults = new ArrayList<>();

    void add(String file, PolicyDocument.Rule rule) {
      String name = rule.policy().name();
      String place = places.putIfAbsent(name, file + ":" + rule.line());
      if (place == null) {
        policies.add(rule.policy());
      } else {
        problem(file, rule.line(), "policy '" + name + "' is defined twice, first at " + place);
      }
    }

    void add(String file, int line, PolicyDocument.Defaults document) {
      if (!defaults.isEmpty()) {
        problem(file, line, "a bundle has one BundleDefaults document, and this is another");
      }
      defaults.add(document.approval());
    }

    void problem(String file, int line, String reason) {
      problem(new BundleProblem(file, line, reason));
    }

    void problem(BundleProblem problem) {
      problems.add(problem);
    }

    PolicyBundle bundle() throws InvalidBundleException {
      if (problems.isEmpty() && policies.isEmpty()) {
        problem(".", 1, "no file holds a document of kind Policy");
      } else if (problems.isEmpty() && defaults.isEmpty()) {
        problem(".", 1, "a document of kind BundleDefaults is missing: what no policy speaks for");
      }
      if (!problems.isEmpty()) {
        throw new InvalidBundleException(folder.toString(), problems);
      }
      return PolicyBundle.of(policies, defaults.getFirst());
    }
  }
}
