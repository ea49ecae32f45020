package io.countersign.system;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the modules, and the core of each service, apart from what they must not know. */
class ArchitectureTest {
  private static final Map<String, String> SERVICES =
      Map.of(
          "command-intake", "io.countersign.intake",
          "policy-evaluator", "io.countersign.evaluator",
          "approval-service", "io.countersign.approval",
          "executor", "io.countersign.executor",
          "audit-store", "io.countersign.audit");
  private static final String[] EDGES = {
    "io.quarkus..",
    "org.apache.kafka..",
    "io.smallrye..",
    "jakarta..",
    "java.sql..",
    "javax.sql..",
    "org.postgresql..",
    "org.eclipse.microprofile..",
    "io.vertx..",
    "java.net.http.."
  };
  private static final JavaClasses ALL =
      new ClassFileImporter()
          .importPaths(
              Stream.concat(
                      SERVICES.keySet().stream(),
                      Stream.of(
                          "contracts",
                          "platform",
                          "sql-analysis",
                          "policy-engine",
                          "transparency-log"))
                  .map(module -> Path.of("..", module, "target", "classes"))
                  .toList());

  static List<String> roots() {
    return List.copyOf(SERVICES.values());
  }

  /** The root packages, and where a core is too large for one. */
  static List<String> cores() {
    return Stream.concat(
            SERVICES.values().stream(),
            Stream.of(
                "io.countersign.approval.grant",
                "io.countersign.approval.inbox",
                "io.countersign.approval.notice",
                "io.countersign.approval.review",
                "io.countersign.audit.archive",
                "io.countersign.audit.behaviour",
                "io.countersign.audit.export",
                "io.countersign.audit.ledger",
                "io.countersign.audit.ocsf",
                "io.countersign.audit.report",
                "io.countersign.audit.retention"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("cores")
  void theCoreOfAServiceKnowsNoFramework(String core) {
    noClasses()
        .that()
        .resideInAPackage(core)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(EDGES)
        .check(ALL);
  }

  @ParameterizedTest
  @MethodSource("roots")
  void aServiceDependsOnNoOther(String root) {
    String[] others =
        SERVICES.values().stream()
            .filter(r -> !r.equals(root))
            .map(r -> r + "..")
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(root + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .check(ALL);
  }

  @Test
  void contractsDependOnAnnotationsOnly() {
    classes()
        .that()
        .resideInAPackage("io.countersign.contracts..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "javax.crypto..",
            "io.countersign.contracts..",
            "com.fasterxml.jackson.annotation..",
            "org.jspecify..")
        .check(ALL);
  }

  @Test
  void theLogNeedsNothingButTheJdk() {
    classes()
        .that()
        .resideInAPackage("io.countersign.log..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "javax.crypto..",
            "com.sun.net.httpserver..",
            "io.countersign.log..",
            "org.jspecify..")
        .check(ALL);
  }

  @Test
  void theAnalysisOfSqlKnowsNoFramework() {
    noClasses()
        .that()
        .resideInAPackage("io.countersign.sql..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(EDGES)
        .check(ALL);
  }

  @Test
  void eventsAreCodedWithoutAFramework() {
    noClasses()
        .that()
        .resideInAPackage("io.countersign.platform.event")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.quarkus..", "io.smallrye..", "jakarta..")
        .check(ALL);
  }

  /** Whoever gets the executor to run other programs, or scripts, has passed by everything else. */
  @Test
  void theExecutorStartsNoProgram() {
    noClasses()
        .that()
        .resideInAnyPackage("io.countersign.executor..", "io.countersign.platform..")
        .should()
        .callMethodWhere(startsAProgram())
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage("javax.script..", "javax.naming..", "java.rmi..")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(ProcessBuilder.class)
        .check(ALL);
  }

  private static DescribedPredicate<JavaMethodCall> startsAProgram() {
    return DescribedPredicate.describe(
        "start a program",
        call ->
            call.getTargetOwner().isEquivalentTo(Runtime.class) && call.getName().equals("exec"));
  }

  @ParameterizedTest
  @MethodSource("cores")
  void theRulesHaveClassesToLookAt(String core) {
    assertThat(ALL.stream().filter(c -> c.getPackageName().equals(core))).isNotEmpty();
  }
}
