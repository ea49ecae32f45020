package io.countersign.testing;

import io.countersign.local.DatabaseAccess;
import io.countersign.local.Port;
import io.countersign.local.PostgresCluster;
import io.countersign.local.PostgresPrograms;
import io.countersign.local.PostgresServer;
import io.countersign.local.PostgresSettings;
import io.countersign.local.Secrets;
import io.countersign.local.ShopDatabase;
import io.countersign.testing.infrastructure.Folders;
import io.countersign.testing.infrastructure.InfrastructureFolder;
import io.countersign.testing.infrastructure.ReservedFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * This JVM's servers of the versions of PostgreSQL that are targets only, each started when it is
 * first needed; they end with the JVM.
 */
public final class OlderPostgres {
  private static final String ARCHIVE = "postgres-linux-x86_64.txz";
  private static final Map<Integer, OlderPostgres> RUNNING = new ConcurrentHashMap<>();

  private final PostgresCluster cluster;
  private final AtomicInteger shops = new AtomicInteger();
  private final ShopDatabase shop;

  private OlderPostgres(PostgresCluster cluster) {
    this.cluster = cluster;
    this.shop = newShop();
  }

  /** The same at every call. */
  public ShopDatabase shop() {
    return shop;
  }

  /** A new copy of the shop as it was made. */
  public synchronized ShopDatabase newShop() {
    return ShopDatabase.copy(cluster, "shop_" + shops.incrementAndGet());
  }

  /** The superuser's way to a database. */
  public DatabaseAccess administrator(DatabaseAccess database) {
    return cluster.access(database.database(), PostgresCluster.SUPERUSER);
  }

  /** Whether there are programs for this machine. */
  public static boolean runsHere() {
    return System.getProperty("os.name").equals("Linux")
        && System.getProperty("os.arch").equals("amd64");
  }

  /**
   * The same at every call.
   *
   * @param version 14 to 17
   */
  public static OlderPostgres of(int version) {
    return RUNNING.computeIfAbsent(version, OlderPostgres::start);
  }

  private static OlderPostgres start(int version) {
    Path builds = InfrastructureFolder.ofThisBuild().path().resolveSibling("older-postgres");
    Path folder = ReservedFolder.of(builds, Integer.toString(version));
    PostgresServer.endLeftover(folder);
    Folders.delete(folder.resolve("data"));
    Secrets secrets = Secrets.in(folder);
    PostgresSettings settings =
        PostgresSettings.forgetful(folder, Port.free())
            .with(new PostgresPrograms(version, (_, _) -> archive(version)));
    PostgresServer server = PostgresServer.start(settings, secrets);
    PostgresCluster cluster = server.cluster();
    ShopDatabase.create(cluster);
    return new OlderPostgres(cluster);
  }

  private static InputStream archive(int version) throws IOException {
    InputStream archive =
        OlderPostgres.class.getResourceAsStream("postgres-" + version + "/" + ARCHIVE);
    if (archive == null) {
      throw new IOException("there are no programs of PostgreSQL " + version + " for tests");
    }
    return archive;
  }
}
