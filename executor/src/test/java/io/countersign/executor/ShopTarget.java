package io.countersign.executor;

import io.countersign.local.ShopDatabase;
import io.countersign.testing.Infrastructure;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Gives the executor the sample shop as a target, and what else it needs. */
public final class ShopTarget implements QuarkusTestResourceLifecycleManager {
  @Override
  public Map<String, String> start() {
    ShopDatabase shop = Infrastructure.shop();
    Map<String, String> settings = new HashMap<>();
    settings.put("countersign.warrant.key-id", Warrants.KEY_ID);
    settings.put("countersign.warrant.key", Warrants.SECRET);
    settings.put("countersign.measurement.key-id", Measurements.KEY_ID);
    settings.put("countersign.measurement.key", Measurements.SECRET);
    settings.put(
        "countersign.data-sources",
        Path.of("src/test/resources/data-sources.yaml").toAbsolutePath().toString());
    target(settings, "shop", shop, shop.reader().jdbcUrl());
    target(settings, "unreachable", shop, "jdbc:postgresql://127.0.0.1:1/nothing");
    return settings;
  }

  private static void target(
      Map<String, String> settings, String name, ShopDatabase shop, String jdbcUrl) {
    String prefix = "countersign.targets." + name + ".";
    settings.put(prefix + "jdbc-url", jdbcUrl);
    settings.put(prefix + "reader.username", shop.reader().user());
    settings.put(prefix + "reader.password", shop.reader().password());
    settings.put(prefix + "writer.username", shop.writer().user());
    settings.put(prefix + "writer.password", shop.writer().password());
  }

  @Override
  public void stop() {}
}
