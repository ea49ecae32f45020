package io.countersign.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.event.Topic;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestsTest {
  private static final Set<String> SERVICES =
      Set.of("command-intake", "policy-evaluator", "approval-service", "executor", "audit-store");

  static Stream<Deployment> deployments() {
    return Manifests.of(Deployment.class);
  }

  @Test
  void everyServiceHasADeploymentAServiceAndAnAccountOfItsOwn() {
    assertThat(names(Deployment.class)).isEqualTo(SERVICES);
    assertThat(names(Service.class)).isEqualTo(SERVICES);
    assertThat(names(ServiceAccount.class)).isEqualTo(SERVICES);
  }

  @Test
  void aFieldThatKubernetesDoesNotKnowIsAnError(@TempDir Path folder) throws IOException {
    Path misspelt =
        Files.writeString(
            folder.resolve("x.yaml"),
            Files.readString(Manifests.BASE.resolve("executor.yaml"))
                .replace("livenessProbe:", "livnessProbe:"));
    assertThatThrownBy(() -> Manifests.read(misspelt)).hasMessageContaining("livnessProbe");
  }

  @Test
  void everyFileIsListed() throws IOException {
    try (Stream<Path> files = Files.list(Manifests.BASE)) {
      assertThat(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(name ->
                      !Set.of("kustomization.yaml", "data-sources.yaml", "people.yaml")
                          .contains(name)))
          .isSubsetOf(Manifests.resources());
    }
  }

  @Test
  void thePoliciesAreThoseOfTheProject() throws IOException {
    Path policies = Manifests.BASE.resolve("../../../policies");
    String generated = Files.readString(policies.resolve("Kustomization"));
    try (Stream<Path> files = Files.list(policies)) {
      List<String> names =
          files
              .map(f -> f.getFileName().toString())
              .filter(n -> n.endsWith(".yaml") && !n.endsWith(".test.yaml"))
              .toList();
      assertThat(names)
          .isNotEmpty()
          .allSatisfy(name -> assertThat(generated).contains("- " + name));
      assertThat(generated).doesNotContain(".test.yaml");
    }
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void aServiceIsProbedAndBounded(Deployment deployment) {
    Container container = container(deployment);
    assertThat(container.getLivenessProbe().getHttpGet().getPath()).isEqualTo("/q/health/live");
    assertThat(container.getReadinessProbe().getHttpGet().getPath()).isEqualTo("/q/health/ready");
    assertThat(container.getStartupProbe().getHttpGet().getPath()).isEqualTo("/q/health/started");
    assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
    assertThat(container.getResources().getLimits()).containsKey("memory");
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void aServiceRunsRestricted(Deployment deployment) {
    PodSpec pod = deployment.getSpec().getTemplate().getSpec();
    assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
    assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
    assertThat(pod.getAutomountServiceAccountToken()).isFalse();
    assertThat(container(deployment).getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
    assertThat(container(deployment).getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
    assertThat(container(deployment).getSecurityContext().getCapabilities().getDrop())
        .containsExactly("ALL");
  }

  /** Nothing can be run after it, and what is copied later could bring another. */
  @Test
  void theImageLosesItsShellLast() throws IOException {
    List<String> commands =
        Files.readAllLines(Path.of("docker/Dockerfile")).stream()
            .filter(line -> line.startsWith("RUN") || line.startsWith("COPY"))
            .toList();
    assertThat(commands.getLast()).startsWith("RUN rm").contains("/bin/sh", "/bin/bash");
    assertThat(Files.readString(Path.of("docker/Dockerfile"))).contains("ENTRYPOINT [\"java\"");
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void aServiceIsToldWhatItKnows(Deployment deployment) throws IOException {
    String service = deployment.getMetadata().getName();
    KnownConfiguration known = KnownConfiguration.of(service);
    Set<String> told = new TreeSet<>(common());
    container(deployment).getEnv().forEach(e -> told.add(e.getName()));
    assertThat(told).allSatisfy(name -> assertThat(known.takes(name)).as(name).isTrue());
    assertThat(told).containsAll(known.required());
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void secretsComeByReferenceOnly(Deployment deployment) {
    assertThat(container(deployment).getEnv())
        .filteredOn(e -> e.getName().matches(".*(PASSWORD|SECRET|WARRANT_KEY|MEASUREMENT_KEY)$"))
        .allSatisfy(e -> assertThat(e.getValueFrom().getSecretKeyRef()).isNotNull());
  }

  /** A patch that Kubernetes would read, and that approval-service understands. */
  @Test
  void theSlackComponentTellsApprovalServiceWhatItKnows() throws IOException {
    Path component = Manifests.BASE.resolve("../components/slack");
    Deployment patch =
        (Deployment) Manifests.read(component.resolve("approval-service.yaml")).getFirst();
    KnownConfiguration known = KnownConfiguration.of("approval-service");

    assertThat(container(patch).getEnv())
        .isNotEmpty()
        .allSatisfy(e -> assertThat(known.takes(e.getName())).as(e.getName()).isTrue())
        .filteredOn(e -> e.getName().matches(".*(SECRET|TOKEN)$"))
        .allSatisfy(e -> assertThat(e.getValueFrom().getSecretKeyRef()).isNotNull());
    assertThat(Manifests.read(component.resolve("network-policy.yaml")))
        .singleElement()
        .isInstanceOf(NetworkPolicy.class);
  }

  @Test
  void onlyTheExecutorHasTheCredentialsOfTargetsAndMayReachThem() {
    assertThat(
            deployments()
                .filter(d -> tells(d, "COUNTERSIGN_TARGETS_"))
                .map(d -> d.getMetadata().getName()))
        .containsExactly("executor");
    NetworkPolicy targets = policy("targets");
    assertThat(targets.getSpec().getPodSelector().getMatchLabels())
        .containsEntry("app.kubernetes.io/name", "executor");
    assertThat(
            Manifests.of(NetworkPolicy.class)
                .filter(p -> p.toString().contains("countersign.io/serves=target"))
                .map(p -> p.getMetadata().getName()))
        .containsExactly("targets");
    assertThat(policy("deny-everything").getSpec().getPolicyTypes())
        .containsExactly("Ingress", "Egress");
  }

  @Test
  void theWarrantKeyIsWithWhoSignsAndWhoVerifies() {
    assertThat(
            deployments()
                .filter(d -> tells(d, "COUNTERSIGN_WARRANT_KEY"))
                .map(d -> d.getMetadata().getName()))
        .containsExactlyInAnyOrder("approval-service", "executor");
  }

  @Test
  void theMeasurementKeyIsWithTheExecutorThatVerifies() {
    assertThat(
            deployments()
                .filter(d -> tells(d, "COUNTERSIGN_MEASUREMENT_KEY"))
                .map(d -> d.getMetadata().getName()))
        .contains("executor")
        .isSubsetOf("policy-evaluator", "executor");
  }

  @Test
  void theKeysOfMasksAndOfUndoAreWithTheExecutorAlone() {
    assertThat(deployments().filter(d -> mounts(d, "masking-key") || mounts(d, "undo-keys")))
        .extracting(d -> d.getMetadata().getName())
        .containsExactly("executor");
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void aFileThatAServiceIsToldIsMountedReadOnly(Deployment deployment) {
    PodSpec pod = deployment.getSpec().getTemplate().getSpec();
    List<String> volumes = pod.getVolumes().stream().map(Volume::getName).toList();
    assertThat(container(deployment).getVolumeMounts())
        .allSatisfy(mount -> assertThat(volumes).contains(mount.getName()));
    assertThat(container(deployment).getEnv())
        .filteredOn(e -> e.getValue() != null && e.getValue().startsWith("/"))
        .allSatisfy(e ->
            assertThat(container(deployment).getVolumeMounts())
                .anyMatch(mount ->
                    e.getValue().startsWith(mount.getMountPath())
                        && Boolean.TRUE.equals(mount.getReadOnly())));
  }

  @Test
  void theTopicsAreAllOfThemAndNeverCompacted() {
    ConfigMap topics =
        Manifests.of(ConfigMap.class)
            .filter(c -> c.getMetadata().getName().equals("topics"))
            .findFirst()
            .orElseThrow();
    assertThat(topics.getData().get("names").lines())
        .containsExactlyInAnyOrderElementsOf(Topic.names());
    Job job = Manifests.of(Job.class).findFirst().orElseThrow();
    assertThat(
            String.join(
                " ", job.getSpec().getTemplate().getSpec().getContainers().getFirst().getCommand()))
        .contains("cleanup.policy=delete")
        .contains("retention.ms")
        .contains("--partitions");
  }

  private static Collection<String> common() {
    return Manifests.of(ConfigMap.class)
        .filter(c -> c.getMetadata().getName().equals("suite"))
        .findFirst()
        .orElseThrow()
        .getData()
        .keySet();
  }

  private static boolean tells(Deployment deployment, String prefix) {
    return container(deployment).getEnv().stream()
        .map(EnvVar::getName)
        .anyMatch(n -> n.startsWith(prefix));
  }

  private static boolean mounts(Deployment deployment, String secret) {
    return deployment.getSpec().getTemplate().getSpec().getVolumes().stream()
        .map(Volume::getSecret)
        .anyMatch(source -> source != null && source.getSecretName().equals(secret));
  }

  private static NetworkPolicy policy(String name) {
    return Manifests.of(NetworkPolicy.class)
        .filter(p -> p.getMetadata().getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Container container(Deployment deployment) {
    return deployment.getSpec().getTemplate().getSpec().getContainers().getFirst();
  }

  private static Set<String> names(Class<? extends HasMetadata> kind) {
    return Manifests.of(kind).map(d -> d.getMetadata().getName()).collect(Collectors.toSet());
  }
}
