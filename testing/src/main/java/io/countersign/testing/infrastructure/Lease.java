package io.countersign.testing.infrastructure;

import io.countersign.local.DatabaseAccess;
import io.countersign.local.ShopDatabase;
import java.util.ArrayList;
import java.util.List;

/** What one test JVM has been given, over however many connections. */
final class Lease {
  private static final System.Logger LOG = System.getLogger(Lease.class.getName());

  private final SharedParts parts;
  private final Once<String> kafka;
  private final Once<ShopDatabase> shop;
  private final List<Runnable> giveBack = new ArrayList<>();

  Lease(SharedParts parts) {
    this.parts = parts;
    this.kafka = new Once<>(this::takeKafka);
    this.shop = new Once<>(this::newShop);
  }

  String kafka() {
    return kafka.get();
  }

  ShopDatabase shop() {
    return shop.get();
  }

  String issuer() {
    return parts.issuer();
  }

  synchronized ShopDatabase newShop() {
    ShopDatabase copy = parts.newShop();
    giveBack.add(() -> parts.dropDatabase(copy.owner().database()));
    return copy;
  }

  synchronized DatabaseAccess newDatabase(String name) {
    DatabaseAccess database = parts.newDatabase(name);
    giveBack.add(() -> parts.dropDatabase(database.database()));
    return database;
  }

  /** Gives everything back; the test JVM is gone. */
  synchronized void end() {
    for (Runnable step : giveBack) {
      try {
        step.run();
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.WARNING, "could not clean up after a test JVM", e);
      }
    }
    giveBack.clear();
  }

  private synchronized String takeKafka() {
    String bootstrapServers = parts.takeKafka();
    giveBack.add(() -> parts.giveBackKafka(bootstrapServers));
    return bootstrapServers;
  }
}
