package io.countersign.testing.infrastructure;

import io.countersign.local.DatabaseAccess;
import io.countersign.local.PostgresCluster;
import io.countersign.local.ShopDatabase;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;

/** The parts that are running, each started when it is first needed, and given out to leases. */
final class SharedParts {
  private final Parts parts;
  private final Deque<String> idleBrokers = new ArrayDeque<>();
  private final Once<PostgresCluster> postgres;
  private final Once<PostgresCluster> postgresWithShop;
  private final Once<String> keycloak;
  private final AtomicInteger databases = new AtomicInteger();

  SharedParts(Parts parts) {
    this.parts = parts;
    this.postgres = new Once<>(parts::startPostgres);
    this.postgresWithShop = new Once<>(this::withShop);
    this.keycloak = new Once<>(parts::startKeycloak);
  }

  /**
   * A broker that nobody else has: two test JVMs at the same time would find each other's records,
   * and empty each other's topics.
   */
  String takeKafka() {
    synchronized (idleBrokers) {
      return idleBrokers.isEmpty() ? parts.startKafka() : idleBrokers.pop();
    }
  }

  void giveBackKafka(String bootstrapServers) {
    synchronized (idleBrokers) {
      idleBrokers.push(bootstrapServers);
    }
  }

  DatabaseAccess newDatabase(String name) {
    return postgres.get().createDatabase(numbered(name));
  }

  ShopDatabase newShop() {
    PostgresCluster cluster = postgresWithShop.get();
    synchronized (postgresWithShop) {
      return ShopDatabase.copy(cluster, numbered("shop"));
    }
  }

  void dropDatabase(String name) {
    postgres.get().dropDatabase(name);
  }

  String issuer() {
    return keycloak.get();
  }

  private PostgresCluster withShop() {
    PostgresCluster cluster = postgres.get();
    ShopDatabase.create(cluster);
    return cluster;
  }

  private String numbered(String name) {
    return name.replace('-', '_') + "_" + databases.incrementAndGet();
  }
}
