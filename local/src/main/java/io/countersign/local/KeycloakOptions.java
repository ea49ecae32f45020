package io.countersign.local;

import java.util.List;

/** How Keycloak is built and run to start quickly and stay small. */
final class KeycloakOptions {
  /** What the suite does not use: fewer classes to load. */
  private static final List<String> DISABLED_FEATURES =
      List.of(
          "account",
          "account-api",
          "admin",
          "ciba",
          "client-policies",
          "device-flow",
          "impersonation",
          "kerberos",
          "organization",
          "par",
          "passkeys",
          "step-up-authentication",
          "step-up-authentication-saml",
          "web-authn");

  static final List<String> BUILD =
      List.of(
          "--db=dev-file",
          "--cache=local",
          "--health-enabled=false",
          "--metrics-enabled=false",
          "--features-disabled=" + String.join(",", DISABLED_FEATURES));

  /**
   * Those of Keycloak's own start script, and a quick compiler, a small heap, an archive of
   * classes.
   */
  static final List<String> JVM =
      List.of(
          "-Xms96m",
          "-Xmx384m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:+AutoCreateSharedArchive",
          "-Xlog:cds=off",
          "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
          "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
              + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
          "-Dpicocli.disable.closures=true",
          "-Duser.language=en",
          "-Duser.country=US",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/java.security=ALL-UNNAMED",
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  private KeycloakOptions() {}
}
