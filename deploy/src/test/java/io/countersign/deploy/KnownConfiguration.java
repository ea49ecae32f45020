package io.countersign.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.Index;
import org.jboss.jandex.Indexer;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;

/**
 * The environment variables that a service takes, read from its compiled configuration interfaces.
 *
 * @param patterns regular expressions of all of them
 * @param required those of Countersign's own that have no default
 */
record KnownConfiguration(Set<String> patterns, Set<String> required) {
  private static final DotName MAPPING = DotName.createSimple("io.smallrye.config.ConfigMapping");
  private static final DotName DEFAULT = DotName.createSimple("io.smallrye.config.WithDefault");
  private static final DotName PARENT_NAME =
      DotName.createSimple("io.smallrye.config.WithParentName");
  private static final DotName PROPERTY =
      DotName.createSimple("org.eclipse.microprofile.config.inject.ConfigProperty");
  private static final DotName MAP = DotName.createSimple("java.util.Map");
  private static final DotName LIST = DotName.createSimple("java.util.List");
  private static final DotName OPTIONAL = DotName.createSimple("java.util.Optional");

  /**
   * Those of the platform; that they are right is shown by the suite that is started with the same
   * ones.
   */
  private static final Set<String> OF_THE_PLATFORM =
      Set.of(
          "KAFKA_BOOTSTRAP_SERVERS",
          "QUARKUS_HTTP_PORT",
          "QUARKUS_OIDC_AUTH_SERVER_URL",
          "QUARKUS_OIDC_CLIENT_CREDENTIALS_SECRET",
          "QUARKUS_DATASOURCE_JDBC_URL",
          "QUARKUS_DATASOURCE_USERNAME",
          "QUARKUS_DATASOURCE_PASSWORD");

  static KnownConfiguration of(String service) throws IOException {
    Index index = index(Path.of("..", service), Path.of("..", "platform"));
    KnownConfiguration known =
        new KnownConfiguration(new HashSet<>(OF_THE_PLATFORM), new HashSet<>());
    for (AnnotationInstance mapping : index.getAnnotations(MAPPING)) {
      known.walk(index, mapping.target().asClass(), variable(mapping.value("prefix").asString()));
    }
    for (AnnotationInstance property : index.getAnnotations(PROPERTY)) {
      known.patterns.add(variable(property.value("name").asString()));
    }
    known.placeholders(Path.of("..", service, "src/main/resources/application.properties"));
    return known;
  }

  boolean takes(String variable) {
    return patterns.stream().anyMatch(variable::matches);
  }

  private void walk(Index index, ClassInfo type, String path) {
    for (MethodInfo method : type.methods()) {
      if (Modifier.isAbstract(method.flags())) {
        property(index, method, path);
      }
    }
    for (DotName parent : type.interfaceNames()) {
      ClassInfo known = index.getClassByName(parent);
      if (known != null) {
        walk(index, known, path);
      }
    }
  }

  private void property(Index index, MethodInfo method, String path) {
    String own =
        method.hasAnnotation(PARENT_NAME) ? path : path + "_" + variable(kebab(method.name()));
    Type type = method.returnType();
    if (type.name().equals(MAP)) {
      ClassInfo value = index.getClassByName(type.asParameterizedType().arguments().get(1).name());
      if (value == null) {
        patterns.add(own + "_[A-Z0-9_]+");
      } else {
        walk(index, value, own + "_[A-Z0-9]+");
      }
      return;
    }
    if (type.name().equals(LIST)) {
      patterns.add(own);
      ClassInfo each = index.getClassByName(type.asParameterizedType().arguments().get(0).name());
      if (each != null) {
        walk(index, each, own + "_[0-9]+_");
      }
      return;
    }
    if (type.name().equals(OPTIONAL)) {
      patterns.add(own);
      return;
    }
    ClassInfo group = index.getClassByName(type.name());
    if (group != null && group.isInterface()) {
      walk(index, group, own);
      return;
    }
    patterns.add(own);
    if (!method.hasAnnotation(DEFAULT) && !own.contains("[") && !isOverridden(index, method)) {
      required.add(own);
    }
  }

  /**
   * An interface of the core names the settings; the mapping that extends it gives the defaults.
   */
  private static boolean isOverridden(Index index, MethodInfo method) {
    return index.getAllKnownSubinterfaces(method.declaringClass().name()).stream()
        .anyMatch(sub -> sub.firstMethod(method.name()) != null);
  }

  /** What {@code application.properties} asks the environment for. */
  private void placeholders(Path file) throws IOException {
    for (String line : Files.readAllLines(file)) {
      var matcher = Pattern.compile("\\$\\{([a-z.-]+)[}:]").matcher(line);
      while (matcher.find()) {
        patterns.add(variable(matcher.group(1)));
      }
    }
  }

  private static String variable(String property) {
    return property.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }

  private static String kebab(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2");
  }

  private static Index index(Path... modules) throws IOException {
    Indexer indexer = new Indexer();
    for (Path module : modules) {
      try (Stream<Path> files = Files.walk(module.resolve("target/classes"))) {
        for (Path file :
            files.filter(f -> f.toString().endsWith(".class")).collect(Collectors.toSet())) {
          add(indexer, file);
        }
      }
    }
    return indexer.complete();
  }

  private static void add(Indexer indexer, Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      indexer.index(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
