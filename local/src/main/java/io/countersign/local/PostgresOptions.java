package io.countersign.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.Map;

/** How a cluster is made (initdb) and run (postgres), beyond folders and ports. */
final class PostgresOptions {
  private PostgresOptions() {}

  static void apply(EmbeddedPostgres.Builder builder, boolean durable, Path passwordFile) {
    initdb(passwordFile).forEach(builder::setLocaleConfig);
    server(durable).forEach(builder::setServerConfig);
  }

  /** The library calls these locale options; it hands every one of them to initdb as it is. */
  private static Map<String, String> initdb(Path passwordFile) {
    return Map.of(
        "auth-host", "scram-sha-256",
        "pwfile", passwordFile.toString(),
        "locale", "C",
        "locale-provider", "builtin",
        "builtin-locale", "C.UTF-8");
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
