package io.countersign.cli.datasource;

import io.countersign.cli.CommandFailedException;
import io.countersign.cli.approvals.Consent;
import io.countersign.cli.approvals.Terminal;
import io.countersign.contracts.Access;
import io.countersign.platform.role.NewRoles;
import io.countersign.platform.role.RolePlan;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes the two roles. */
@Command(
    name = "init",
    description = {
      "Makes the reader and the writer that the executor uses at a data source, with exactly the",
      "rights that they need, writes their new passwords to files that only you can read, and",
      "checks them. Shows the SQL first and asks. Roles that exist get a new password."
    },
    mixinStandardHelpOptions = true)
final class InitCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private final AdministratorLogin administrator = new AdministratorLogin();
  @Mixin private final SecretsOption secrets = new SecretsOption();

  @Parameters(paramLabel = "NAME", description = "the data source")
  private String dataSource = "";

  @Option(
      names = "--schema",
      paramLabel = "SCHEMA",
      split = ",",
      description =
          "what the roles are let into; can be repeated (default: public; in MariaDB and MySQL the"
              + " database of the URL)")
  private List<String> schemas = List.of();

  @Option(
      names = "--reader",
      paramLabel = "ROLE",
      description = "the reader's name (default: that of the data source with _reader)")
  private @Nullable String reader;

  @Option(
      names = "--writer",
      paramLabel = "ROLE",
      description = "the writer's name (default: that of the data source with _writer)")
  private @Nullable String writer;

  @Option(
      names = "--connection-limit",
      paramLabel = "COUNT",
      defaultValue = "60",
      description =
          "connections of each role, from all executors together (default: ${DEFAULT-VALUE})")
  private int connectionLimit = 60;

  @Option(
      names = "--revoke-public",
      description =
          "take from PUBLIC what the roles would have through it; this concerns every other role of"
              + " the database")
  private boolean everybody;

  @Option(names = "--print", description = "only print the SQL")
  private boolean printOnly;

  @Option(names = "--yes", description = "do not ask; the SQL is printed all the same")
  private boolean yes;

  @Override
  public Integer call() {
    Terminal terminal = Terminal.of(spec);
    try (Connection connection = administrator.connect()) {
      NewRoles roles = roles(connection);
      RolePlan plan = RolePlan.of(connection, roles);
      terminal.print(PlanText.of(plan, everybody));
      if (printOnly) {
        return ExitCode.OK;
      }
      if (!yes && !terminal.confirms("Run this?")) {
        terminal.print("Nothing was changed.");
        return Consent.DECLINED;
      }
      plan.run(connection, everybody);
      passwords(connection, roles);
    } catch (IllegalArgumentException e) {
      throw new CommandFailedException(String.valueOf(e.getMessage()));
    } catch (SQLException e) {
      throw Databases.failed("making the roles of " + dataSource, e);
    }
    RoleFiles files = secrets.of(dataSource);
    terminal.print("The credentials are in " + files.folder() + ".");
    return new RoleReport(terminal, files).print() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private NewRoles roles(Connection connection) throws SQLException {
    return new NewRoles(
        reader == null ? named("_reader") : reader,
        writer == null ? named("_writer") : writer,
        schemas.isEmpty() ? List.of(onlySchema(connection)) : schemas,
        connectionLimit);
  }

  private String named(String suffix) {
    return dataSource.replace('-', '_') + suffix;
  }

  /** MariaDB and MySQL call their schemas databases, and JDBC catalogues. */
  private static String onlySchema(Connection connection) throws SQLException {
    boolean schemasAreKnown = connection.getMetaData().supportsSchemasInTableDefinitions();
    String database = connection.getCatalog();
    if (schemasAreKnown) {
      return "public";
    }
    if (database == null || database.isEmpty()) {
      throw new IllegalArgumentException("name a database in --url, or give --schema");
    }
    return database;
  }

  private void passwords(Connection connection, NewRoles roles) throws SQLException {
    RoleFiles files = secrets.of(dataSource);
    files.jdbcUrl(administrator.url());
    password(connection, files, Access.READER, roles.reader());
    password(connection, files, Access.WRITER, roles.writer());
  }

  /** Written down first: a password that nobody knows would be worse than one that is not set. */
  private static void password(Connection connection, RoleFiles files, Access access, String role)
      throws SQLException {
    String password = Passwords.draw();
    files.credentials(access, role, password);
    Databases.password(connection, role, password);
  }
}
