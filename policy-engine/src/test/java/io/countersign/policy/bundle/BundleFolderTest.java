package io.countersign.policy.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.countersign.policy.Policy;
import io.countersign.policy.PolicyBundle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

class BundleFolderTest {
  private static final String DEFAULTS =
      """
      apiVersion: countersign/v1
      kind: BundleDefaults
      spec: {approval: {quorum: 2, roles: [dba], expiresAfter: 30m}}
      """;
  private static final String READS =
      """
      apiVersion: countersign/v1
      kind: Policy
      metadata: {name: allow-reads}
      spec: {effect: allow, when: facts.readOnly, message: Reads run at once.}
      """;

  @TempDir Path folder;

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private List<String> problems() {
    InvalidBundleException refused =
        catchThrowableOfType(InvalidBundleException.class, () -> new BundleFolder(folder).load());
    assertThat(refused).as("the bundle is refused").isNotNull();
    return refused.problems().stream().map(BundleProblem::toString).toList();
  }

  @Test
  void readsEveryDocumentOfEveryFile() throws Exception {
    write("a.yaml", DEFAULTS + "---\n" + READS);
    write("deeper/b.yml", READS.replace("allow-reads", "b"));
    write(".hidden/c.yaml", "no policy");
    write("README.md", "no policy");

    PolicyBundle bundle = new BundleFolder(folder).load();

    assertThat(bundle.policies().stream().map(Policy::name)).containsExactly("allow-reads", "b");
    assertThat(bundle.defaultApproval().stages().getFirst().quorum()).isEqualTo(2);
    assertThat(bundle.defaultApproval().expiresAfter()).isEqualTo(Duration.ofMinutes(30));
  }

  @Test
  void doesNotCareWhichFileAPolicyIsIn() throws Exception {
    write("a.yaml", DEFAULTS);
    write("b.yaml", READS + "---\n" + READS.replace("allow-reads", "b"));
    PolicyBundle together = new BundleFolder(folder).load();
    write("b.yaml", READS.replace("allow-reads", "b"));
    write("c.yaml", "# moved\n" + READS);

    assertThat(new BundleFolder(folder).load().digest()).isEqualTo(together.digest());
  }

  static Stream<Map<String, String>> refusals() throws IOException {
    try (var resource = BundleFolderTest.class.getResourceAsStream("refusals.yaml")) {
      List<Map<String, String>> cases = new Yaml().load(resource);
      return cases.stream();
    }
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void saysWhatIsWrongAndWhere(Map<String, String> refusal) throws IOException {
    write("defaults.yaml", DEFAULTS);
    write("some.yaml", refusal.get("yaml"));

    assertThat(problems()).containsExactly(refusal.get("problem").strip());
  }

  @Test
  void reportsAllThatIsWrongAtOnce() throws IOException {
    write("a.yaml", DEFAULTS + "---\n" + DEFAULTS);
    write("b.yaml", READS.replace("facts.readOnly", "facts.readonly") + "---\nkind: Policy\n");

    assertThat(problems())
        .hasSize(3)
        .satisfiesExactly(
            p -> assertThat(p).startsWith("a.yaml:5: a bundle has one BundleDefaults"),
            p -> assertThat(p).startsWith("b.yaml:4: the condition does not compile"),
            p -> assertThat(p).isEqualTo("b.yaml:6: field 'apiVersion' is missing"));
  }

  @Test
  void namesBothPlacesOfAPolicyThatIsDefinedTwice() throws IOException {
    write("a.yaml", DEFAULTS + "---\n" + READS);
    write("b.yaml", READS);

    assertThat(problems())
        .containsExactly("b.yaml:3: policy 'allow-reads' is defined twice, first at a.yaml:7");
  }

  @Test
  void refusesAFolderWithoutPolicies() throws IOException {
    write("a.yaml", DEFAULTS);

    assertThat(problems()).containsExactly(".:1: no file holds a document of kind Policy");
  }

  @Test
  void refusesAFolderWithoutDefaults() throws IOException {
    write("a.yaml", READS);

    assertThat(problems())
        .containsExactly(
            ".:1: a document of kind BundleDefaults is missing: what no policy speaks for");
  }

  @Test
  void refusesAFolderThatIsNotThere() throws IOException {
    Files.delete(folder);

    assertThat(problems())
        .containsExactly(".:1: the folder cannot be read; set countersign.policies.folder to it");
  }

  @Test
  void refusesAFileThatIsNotUtf8() throws IOException {
    Files.write(folder.resolve("a.yaml"), "# ü".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(problems()).containsExactly("a.yaml:1: cannot be read as UTF-8 text");
  }

  @Test
  void putsEveryProblemIntoTheMessage() throws IOException {
    write("a.yaml", "kind: Policy");

    assertThat(
            catchThrowableOfType(
                InvalidBundleException.class, () -> new BundleFolder(folder).load()))
        .hasMessage(
            "The policies in %s are not valid:\n  a.yaml:1: field 'apiVersion' is missing"
                .formatted(folder));
  }
}
