package io.countersign.evaluator.files;

import io.countersign.contracts.CanonicalForm;
import io.countersign.contracts.Digest;
import io.countersign.evaluator.PolicyFolder;
import io.countersign.policy.PolicyBundle;
import io.countersign.policy.bundle.BundleFolder;
import io.countersign.policy.bundle.InvalidBundleException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A folder on disk. Contents are compared and not times: in Kubernetes a ConfigMap's files are
 * links that change all at once, to files of the same age.
 */
public final class WatchedFolder implements PolicyFolder {
  private final Path folder;
  private final BundleFolder bundle;

  public WatchedFolder(Path folder) {
    this.folder = folder;
    this.bundle = new BundleFolder(folder);
  }

  @Override
  public Digest content() throws IOException {
    CanonicalForm form = CanonicalForm.of("countersign.policy-folder.v1");
    for (Path file : files()) {
      form.text(folder.relativize(file).toString()).bytes(Files.readAllBytes(file));
    }
    return form.digest();
  }

  /** The same that make the bundle. */
  private List<Path> files() throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths
          .filter(p -> p.toString().endsWith(".yaml") || p.toString().endsWith(".yml"))
          .filter(p -> !isHidden(folder.relativize(p)))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static boolean isHidden(Path relative) {
    return StreamSupport.stream(relative.spliterator(), false)
        .anyMatch(part -> part.toString().startsWith("."));
  }

  @Override
  public PolicyBundle load() throws InvalidBundleException {
    return bundle.load();
  }

  @Override
  public String toString() {
    return folder.toString();
  }
}
