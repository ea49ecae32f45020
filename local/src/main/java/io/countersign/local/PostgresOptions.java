package io.countersign.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** How a cluster is made (initdb) and run (postgres), beyond folders and ports. */
final class PostgresOptions {
  private PostgresOptions() {}

  static void apply(
      EmbeddedPostgres.Builder builder, PostgresSettings settings, Path passwordFile) {
    initdb(settings.programs(), passwordFile).forEach(builder::setLocaleConfig);
    server(settings.durable()).forEach(builder::setServerConfig);
  }

  /** The library calls these locale options; it hands every one of them to initdb as it is. */
  private static Map<String, String> initdb(PostgresPrograms programs, Path passwordFile) {
    Map<String, String> options = new TreeMap<>();
    options.put("auth-host", "scram-sha-256");
    options.put("pwfile", passwordFile.toString());
    options.put("locale", "C");
    if (programs.haveBuiltinLocales()) {
      options.put("locale-provider", "builtin");
      options.put("builtin-locale", "C.UTF-8");
    }
    return options;
  }

  private static Map<String, String> server(boolean durable) {
    String onOff = durable ? "on" : "off";
    return Map.of(
        "listen_addresses",
        Port.LOOPBACK,
        "unix_socket_directories",
        "",
        "fsync",
        onOff,
        "synchronous_commit",
        onOff,
        "full_page_writes",
        onOff,
        "max_connections",
        "300",
        "timezone",
        "UTC",
        "log_timezone",
        "UTC");
  }
}
