package io.countersign.policy.bundle;

import io.countersign.policy.PolicyBundle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
    for (YamlFiles.Document document :
        new YamlFiles(folder, PolicyFiles::isPolicies).documents(problems)) {
      try {
        documents.add(PolicyDocument.of(document.file(), document.node()));
      } catch (InvalidDocumentException e) {
        problems.add(e.in(document.file()));
      }
    }
    return new BundleAssembly(folder.toString(), problems).assemble(documents);
  }
}
