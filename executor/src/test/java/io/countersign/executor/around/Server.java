package io.countersign.executor.around;

import io.countersign.contracts.Dialect;
import io.countersign.executor.mysql.Mysql;
import io.countersign.executor.postgres.Postgres;
import io.countersign.executor.target.TargetKind;
import io.countersign.executor.target.TargetSettings;
import io.countersign.local.DatabaseAccess;
import io.countersign.local.ShopDatabase;
import io.countersign.testing.Infrastructure;
import io.countersign.testing.MariadbAccess;
import io.countersign.testing.MariadbShop;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** A real server, and how the executor and the owner of a database reach it. */
record Server(Dialect dialect, TargetKind kind, TargetSettings settings, Owner owner) {
  /** The owner's way. */
  @FunctionalInterface
  interface Owner {
    Connection connect() throws SQLException;
  }

  static Server postgresql() {
    ShopDatabase shop = Infrastructure.postgres().createShop();
    return new Server(
        Dialect.POSTGRESQL,
        new Postgres(),
        new TargetSettings(
            shop.reader().jdbcUrl(), credentials(shop.reader()), credentials(shop.writer()), 4),
        shop.owner()::connect);
  }

  static Server mysql() {
    MariadbShop shop = MariadbShop.create();
    return new Server(
        Dialect.MYSQL,
        new Mysql(() -> UUID.randomUUID().toString()),
        new TargetSettings(
            shop.reader().jdbcUrl(), credentials(shop.reader()), credentials(shop.writer()), 4),
        shop.administrator()::connect);
  }

  private static TargetSettings.Credentials credentials(DatabaseAccess access) {
    return new TargetSettings.Credentials(access.user(), access.password());
  }

  private static TargetSettings.Credentials credentials(MariadbAccess access) {
    return new TargetSettings.Credentials(access.user(), access.password());
  }
}
