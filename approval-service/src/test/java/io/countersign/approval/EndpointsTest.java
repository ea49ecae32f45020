package io.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.approval.http.ApprovalsResource;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Who is let in at each door. A role in a token lets an agent in as well as a person: what an agent
 * must not read or do is {@code signed in} here, and looked at behind the door.
 */
class EndpointsTest {
  @Test
  void leavesNoDoorOpenAndLeavesRolesToTheRulesThatKnowAgents() throws Exception {
    assertThat(resources().flatMap(EndpointsTest::endpoints))
        .containsExactlyInAnyOrder(
            "GET /v1/approvals: signed in",
            "GET /v1/approvals/{requestId}: signed in",
            "GET /v1/approvals/events: signed in",
            "POST /v1/approvals/votes: signed in",
            "POST /v1/approvals/{requestId}/votes: signed in",
            "POST /v1/approvals/{requestId}/comments: signed in",
            "POST /v1/approvals/{requestId}/break-glass: signed in",
            "POST /v1/approvals/{requestId}/review: signed in",
            "GET /v1/reviews: signed in",
            "GET /v1/batches/{batchId}: signed in",
            "POST /v1/batches/{batchId}/votes: signed in",
            "GET /v1/grants: signed in",
            "GET /v1/grants/{grantId}: signed in",
            "POST /v1/grants/{grantId}/revocation: signed in",
            "GET /v1/deliveries: [admin]",
            "POST /v1/deliveries/{deliveryId}/replay: [admin]",
            "GET /v1/me/delegation: signed in",
            "PUT /v1/me/delegation: signed in",
            "DELETE /v1/me/delegation: signed in",
            "GET /v1/me/preferences: signed in",
            "PUT /v1/me/preferences: signed in",
            "POST /v1/me/slack-link: signed in",
            "DELETE /v1/me/slack-link: signed in",
            "POST /v1/slack/interactions: everybody");
  }

  private static Stream<Class<?>> resources() throws IOException, URISyntaxException {
    java.nio.file.Path root =
        java.nio.file.Path.of(
            ApprovalsResource.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<Class<?>> resources;
    try (Stream<java.nio.file.Path> files = Files.walk(root)) {
      resources =
          files
              .map(f -> root.relativize(f).toString())
              .filter(f -> f.endsWith("Resource.class"))
              .<Class<?>>map(EndpointsTest::load)
              .toList();
    }
    return resources.stream();
  }

  private static Class<?> load(String file) {
    String name = file.substring(0, file.length() - ".class".length()).replace('/', '.');
    try {
      return Class.forName(name, false, EndpointsTest.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static Stream<String> endpoints(Class<?> resource) {
    return Arrays.stream(resource.getDeclaredMethods())
        .filter(m -> verb(m) != null)
        .map(m ->
            "%s %s%s: %s".formatted(verb(m), path(resource), path(m), who(m, who(resource, "?"))));
  }

  private static @Nullable String verb(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(Annotation::annotationType)
        .map(t -> t.getAnnotation(HttpMethod.class))
        .filter(Objects::nonNull)
        .map(HttpMethod::value)
        .findFirst()
        .orElse(null);
  }

  private static String path(AnnotatedElement element) {
    Path path = element.getAnnotation(Path.class);
    return path == null ? "" : path.value().startsWith("/") ? path.value() : "/" + path.value();
  }

  private static String who(AnnotatedElement element, String otherwise) {
    RolesAllowed roles = element.getAnnotation(RolesAllowed.class);
    if (roles != null) {
      return Arrays.toString(roles.value());
    }
    if (element.isAnnotationPresent(Authenticated.class)) {
      return "signed in";
    }
    return element.isAnnotationPresent(PermitAll.class) ? "everybody" : otherwise;
  }
}
