package io.countersign.executor.postgres;

import io.countersign.contracts.Access;
import io.countersign.executor.FakeLimits;
import io.countersign.executor.FakeMeasurementSettings;
import io.countersign.executor.TargetLimits;
import io.countersign.executor.masking.ErrorMasker;
import io.countersign.executor.masking.TextMasker;
import io.countersign.executor.masking.ValueMasker;
import io.countersign.executor.target.ConfiguredCredentials;
import io.countersign.executor.target.ConfiguredTargets;
import io.countersign.executor.target.CredentialSource;
import io.countersign.executor.target.CredentialText;
import io.countersign.executor.target.Reachability;
import io.countersign.executor.target.RoleCheckPolicy;
import io.countersign.executor.target.TargetKind;
import io.countersign.executor.target.TargetSettings;
import io.countersign.local.ShopDatabase;
import io.countersign.platform.role.Finding;
import io.countersign.platform.role.NewRoles;
import io.countersign.platform.role.RoleCheck;
import io.countersign.platform.role.RolePlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.postgresql.PGConnection;

/**
 * A shop with roles of its own, as {@code countersign datasource init} makes them, and their files.
 */
final class OwnRoles implements AutoCloseable {
  final ShopDatabase shop = TestedServer.newShop();
  private final Path folder;
  private final NewRoles roles =
      new NewRoles(
          shop.owner().database() + "_r", shop.owner().database() + "_w", List.of("public"), 5);

  OwnRoles(Path folder, boolean everybody) {
    this.folder = folder;
    try (Connection administrator = administrator()) {
      RolePlan.of(administrator, roles).run(administrator, everybody);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    for (Access access : Access.values()) {
      write(access, "username", name(access));
      password(access, "first");
      write(access, "password", "first");
    }
  }

  ConfiguredTargets targets(
      TargetLimits limits, RoleCheckPolicy roleCheck, Reachability reachable) {
    return new ConfiguredTargets(
        Map.of(
            "shop",
            new TargetSettings(
                shop.owner().jdbcUrl(),
                credentials(Access.READER),
                credentials(Access.WRITER),
                4,
                limits,
                roleCheck,
                reachable)),
        List.of(new Postgres()),
        new TargetKind.Surroundings(
            FakeLimits.generous(),
            FakeMeasurementSettings.patient(),
            new ValueMasker(new TextMasker(), category -> {}),
            new ErrorMasker(new TextMasker())));
  }

  /** What `countersign datasource check` finds. */
  List<Finding> findings(Access access) {
    try (Connection connection =
        DriverManager.getConnection(shop.owner().jdbcUrl(), name(access), "first")) {
      return RoleCheck.of(connection, access);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  ConfiguredTargets targets() {
    return targets(TargetLimits.upTo(4), RoleCheckPolicy.WARN, new Reachability(Clock.systemUTC()));
  }

  /** At the server. */
  void password(Access access, String password) {
    try (Connection administrator = administrator()) {
      administrator
          .unwrap(PGConnection.class)
          .alterUserPassword(name(access), password.toCharArray(), "scram-sha-256");
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** As a mounted secret changes: another file in the place of the old. */
  void write(Access access, String what, String text) {
    try {
      Path fresh = Files.writeString(folder.resolve("fresh"), text + "\n");
      Files.move(
          fresh,
          file(access, what),
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path file(Access access, String what) {
    return folder.resolve(access.name().toLowerCase(Locale.ROOT) + "-" + what);
  }

  void administer(String sql) {
    try (Connection administrator = administrator();
        Statement statement = administrator.createStatement()) {
      statement.execute(sql.replace("READER", roles.reader()));
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    List.of(roles.reader(), roles.writer())
        .forEach(role -> administer("DROP OWNED BY " + role + "; DROP ROLE " + role));
  }

  private CredentialSource credentials(Access access) {
    return new ConfiguredCredentials(
        new CredentialText.InFile(file(access, "username")),
        new CredentialText.InFile(file(access, "password")));
  }

  private String name(Access access) {
    return access == Access.READER ? roles.reader() : roles.writer();
  }

  private Connection administrator() throws SQLException {
    return TestedServer.administrator(shop).connect();
  }
}
