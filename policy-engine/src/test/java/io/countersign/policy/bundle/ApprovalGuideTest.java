package io.countersign.policy.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the guide's examples say is what they do. */
class ApprovalGuideTest {
  private static final Path GUIDE =
      Path.of("..", "docs", "guides", "approval-policies.md").toAbsolutePath().normalize();
  private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
  private static final String DEFAULTS =
      """
      apiVersion: countersign/v1
      kind: BundleDefaults
      spec: {approval: {quorum: 1, roles: [nobody], expiresAfter: 1h}}
      ---
      """;

  @TempDir Path folder;

  /** Of each example, the policies and their scenarios. */
  static Stream<List<String>> examples() throws IOException {
    return Arrays.stream(Files.readString(GUIDE).split("\n## "))
        .filter(s -> s.startsWith("Example: "))
        .map(s -> YAML.matcher(s).results().map(r -> r.group(1)).toList());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void decidesAsTheGuideSays(List<String> example) throws Exception {
    Files.writeString(folder.resolve("policies.yaml"), DEFAULTS + example.getFirst());
    Files.writeString(folder.resolve("policies.test.yaml"), example.getLast());

    List<ScenarioResult> results = new PolicyScenarios(folder).run();

    assertThat(example).hasSize(2);
    assertThat(results)
        .hasSizeGreaterThan(2)
        .allSatisfy(r -> assertThat(r.passed()).as(r.toString()).isTrue());
  }
}
