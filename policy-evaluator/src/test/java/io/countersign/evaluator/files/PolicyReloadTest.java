package io.countersign.evaluator.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Digest;
import io.countersign.evaluator.ActivePolicies;
import io.countersign.evaluator.PolicyReload;
import io.countersign.policy.Policy;
import io.countersign.policy.bundle.BundleProblem;
import io.countersign.policy.bundle.InvalidBundleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyReloadTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
  private static final String DEFAULTS =
      """
      apiVersion: countersign/v1
      kind: BundleDefaults
      spec:
        approval: {quorum: 1, roles: [dba], expiresAfter: 1h}
      ---
      """;

  @TempDir Path folder;
  private ActivePolicies policies;
  private PolicyReload reload;

  private static String policy(String name, String when) {
    return DEFAULTS
        + """
        apiVersion: countersign/v1
        kind: Policy
        metadata: {name: %s}
        spec:
          effect: deny
          when: %s
          message: because
        """
            .formatted(name, when);
  }

  private void write(String text) throws IOException {
    Files.writeString(folder.resolve("all.yaml"), text);
  }

  private List<String> inForce() {
    return policies.current().policies().stream().map(Policy::name).toList();
  }

  @BeforeEach
  void start() throws IOException, InvalidBundleException {
    write(policy("first", "facts.parsed"));
    WatchedFolder watched = new WatchedFolder(folder);
    Digest content = watched.content();
    policies = new ActivePolicies(watched.load(), NOON.minusSeconds(60));
    reload = new PolicyReload(watched, policies, content, CLOCK);
  }

  @Test
  void findsNothingWhereNothingChanged() {
    assertThat(reload.look()).isInstanceOf(PolicyReload.Result.Unchanged.class);
    assertThat(reload.look()).isInstanceOf(PolicyReload.Result.Unchanged.class);
    assertThat(policies.state().since()).isEqualTo(NOON.minusSeconds(60));
  }

  @Test
  void takesAChangeAtTheSecondLook() throws IOException {
    write(policy("second", "facts.readOnly"));

    assertThat(reload.look()).isInstanceOf(PolicyReload.Result.Unchanged.class);
    assertThat(inForce()).containsExactly("first");
    assertThat(reload.look()).isInstanceOf(PolicyReload.Result.Activated.class);

    assertThat(inForce()).containsExactly("second");
    assertThat(policies.state().since()).isEqualTo(NOON);
  }

  @Test
  void takesNothingThatIsStillBeingWritten() throws IOException {
    for (int i = 0; i < 5; i++) {
      write(policy("draft-" + i, "facts.parsed"));
      reload.look();
    }

    assertThat(inForce()).containsExactly("first");
  }

  @Test
  void keepsTheOldPoliciesWhereTheNewAreNotValid() throws IOException {
    write(policy("second", "facts.misspelt"));

    reload.look();
    PolicyReload.Result result = reload.look();

    assertThat(inForce()).containsExactly("first");
    assertThat(result).isInstanceOf(PolicyReload.Result.Rejected.class);
    BundleProblem problem = policies.state().rejected().orElseThrow().problems().getFirst();
    assertThat(problem.file()).isEqualTo("all.yaml");
    assertThat(problem.line()).isEqualTo(11);
    assertThat(problem.reason()).contains("misspelt");
  }

  @Test
  void tellsARejectionOnce() throws IOException {
    write(policy("second", "facts.misspelt"));
    reload.look();
    reload.look();

    assertThat(reload.look()).isInstanceOf(PolicyReload.Result.Unchanged.class);
    assertThat(policies.state().rejected()).isPresent();
  }

  @Test
  void forgetsARejectionOnceTheFolderHoldsWhatIsInForce() throws IOException {
    write(policy("second", "facts.misspelt"));
    reload.look();
    reload.look();
    write(policy("first", "facts.parsed"));

    reload.look();
    assertThat(reload.look()).isInstanceOf(PolicyReload.Result.Unchanged.class);

    assertThat(policies.state().rejected()).isEmpty();
  }

  @Test
  void oneInvalidFileKeepsAllOthersOut() throws IOException {
    write(policy("second", "facts.parsed"));
    Files.writeString(folder.resolve("more.yaml"), "kind: Policy");

    reload.look();
    reload.look();

    assertThat(inForce()).containsExactly("first");
  }

  @Test
  void anEmptiedFolderChangesNothing() throws IOException {
    Files.delete(folder.resolve("all.yaml"));

    reload.look();
    assertThat(reload.look()).isInstanceOf(PolicyReload.Result.Rejected.class);

    assertThat(inForce()).containsExactly("first");
  }

  @Test
  void aFolderThatIsGoneChangesNothingAndIsTakenWhenItIsBack() throws IOException {
    Path elsewhere = folder.resolveSibling(folder.getFileName() + "-moved");
    Files.move(folder, elsewhere);

    reload.look();
    assertThat(reload.look()).isInstanceOf(PolicyReload.Result.Rejected.class);
    assertThat(reload.look()).isInstanceOf(PolicyReload.Result.Unchanged.class);
    assertThat(inForce()).containsExactly("first");

    Files.move(elsewhere, folder);
    reload.look();
    reload.look();

    assertThat(policies.state().rejected()).isEmpty();
  }

  /**
   * How Kubernetes changes a mounted ConfigMap: the files are links through one that is replaced.
   */
  @Test
  void followsTheLinksOfAConfigMap() throws IOException, InvalidBundleException {
    Path mount = Files.createDirectory(folder.resolve("mount"));
    configMap(mount, "..1", policy("first", "facts.parsed"));
    Files.createSymbolicLink(mount.resolve("all.yaml"), Path.of("..data", "all.yaml"));
    WatchedFolder watched = new WatchedFolder(mount);
    ActivePolicies mounted = new ActivePolicies(watched.load(), NOON);
    PolicyReload reloading = new PolicyReload(watched, mounted, watched.content(), CLOCK);

    configMap(mount, "..2", policy("second", "facts.parsed"));
    reloading.look();
    reloading.look();

    assertThat(mounted.current().policies()).extracting(Policy::name).containsExactly("second");
  }

  private static void configMap(Path mount, String version, String text) throws IOException {
    Path data = Files.createDirectory(mount.resolve(version));
    Files.writeString(data.resolve("all.yaml"), text);
    Path link = Files.createSymbolicLink(mount.resolve("..data_tmp"), data.getFileName());
    Files.move(
        link,
        mount.resolve("..data"),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }
}
