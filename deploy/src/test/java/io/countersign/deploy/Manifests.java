package io.countersign.deploy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The manifests as Kubernetes understands them; a field that Kubernetes does not know is an error.
 */
final class Manifests {
  static final Path BASE = Path.of("kubernetes/base");

  /** What an admission may be, by its kind. */
  private static final Map<String, Class<? extends HasMetadata>> KINDS =
      Map.of(
          "ConfigMap", ConfigMap.class,
          "Deployment", Deployment.class,
          "Job", Job.class,
          "Namespace", Namespace.class,
          "NetworkPolicy", NetworkPolicy.class,
          "Service", Service.class,
          "ServiceAccount", ServiceAccount.class);

  /** The models take any field by an "any setter"; without it an unknown one fails. */
  private static final ObjectMapper STRICT =
      YAMLMapper.builder(YAMLFactory.builder().build())
          .annotationIntrospector(
              new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1L;

                @Override
                public Boolean hasAnySetter(Annotated annotated) {
                  return false;
                }
              })
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private Manifests() {}

  /** What the kustomization lists in this folder. */
  static List<String> resources() throws IOException {
    List<String> files = new ArrayList<>();
    STRICT
        .readTree(Files.readString(BASE.resolve("kustomization.yaml")))
        .get("resources")
        .forEach(resource -> files.add(resource.asText()));
    return files;
  }

  static List<HasMetadata> all() throws IOException {
    List<HasMetadata> documents = new ArrayList<>();
    for (String file : resources()) {
      if (file.endsWith(".yaml")) {
        documents.addAll(read(BASE.resolve(file)));
      }
    }
    return documents;
  }

  static <T extends HasMetadata> Stream<T> of(Class<T> kind) {
    try {
      return all().stream().filter(kind::isInstance).map(kind::cast);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<HasMetadata> read(Path file) throws IOException {
    List<HasMetadata> documents = new ArrayList<>();
    try (var values = STRICT.readerFor(JsonNode.class).<JsonNode>readValues(file.toFile())) {
      while (values.hasNext()) {
        JsonNode document = values.next();
        Class<? extends HasMetadata> kind = KINDS.get(document.path("kind").asText());
        if (kind == null) {
          throw new IllegalArgumentException(
              file + " holds an unexpected kind: " + document.path("kind"));
        }
        documents.add(STRICT.treeToValue(document, kind));
      }
    }
    return documents;
  }
}
