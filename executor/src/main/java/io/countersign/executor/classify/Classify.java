package io.countersign.executor.classify;

import io.countersign.contracts.DataSource;
import io.countersign.executor.settings.TargetConfiguration;
import io.countersign.executor.target.CredentialsUnavailableException;
import io.countersign.executor.target.TargetSettings;
import io.countersign.platform.datasource.CatalogueDocument;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Properties;

/**
 * Started beside the executor, with its settings: prints proposals for one data source. Nothing
 * that it prints holds a value, not even when it fails.
 */
public final class Classify {
  private static final int MOST_SECONDS = 5;

  private static final int BELOW_ENVIRONMENT = 250;

  private Classify() {}

  /**
   * @param arguments the name of the data source, and a file of properties if there are any besides
   *     the environment's
   */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(run(arguments, out));
  }

  static int run(String[] arguments, PrintStream out) {
    if (arguments.length < 1 || arguments.length > 2) {
      out.println("Give the name of one data source.");
      return 2;
    }
    try {
      out.print(proposals(arguments[0], settings(arguments)));
      return 0;
    } catch (SQLException e) {
      out.println("The data source could not be read (SQLSTATE " + e.getSQLState() + ").");
    } catch (IOException e) {
      out.println("The settings cannot be read: " + e.getMessage());
    } catch (CredentialsUnavailableException
        | IllegalArgumentException
        | NoSuchElementException e) {
      out.println(e.getMessage());
    }
    return 1;
  }

  private static SmallRyeConfig settings(String[] arguments) throws IOException {
    SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder();
    if (arguments.length == 2) {
      builder.withSources(
          new PropertiesConfigSource(Path.of(arguments[1]).toUri().toURL(), BELOW_ENVIRONMENT));
    }
    return builder
        .addDefaultSources()
        .addDiscoveredConverters()
        .addDefaultInterceptors()
        .withMapping(TargetConfiguration.class)
        .withValidateUnknown(false)
        .build();
  }

  private static String proposals(String name, SmallRyeConfig settings) throws SQLException {
    Path catalogue = settings.getValue("countersign.data-sources", Path.class);
    DataSource dataSource =
        CatalogueDocument.load(catalogue)
            .named(name)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "The catalogue " + catalogue + " has no data source '" + name + "'."));
    Map<String, TargetSettings> targets =
        settings.getConfigMapping(TargetConfiguration.class).settings(Clock.systemUTC());
    TargetSettings target = targets.get(name);
    if (target == null) {
      throw new IllegalArgumentException(
          "There are no settings countersign.targets."
              + name
              + ".*: run this with the executor's.");
    }
    return proposals(dataSource, target.jdbcUrl(), target.reader().current());
  }

  static String proposals(DataSource dataSource, String jdbcUrl, TargetSettings.Credentials reader)
      throws SQLException {
    if (!jdbcUrl.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException("Only PostgreSQL can be looked through so far.");
    }
    Properties properties = new Properties();
    properties.setProperty("user", reader.username());
    properties.setProperty("password", reader.password());
    try (Connection connection = DriverManager.getConnection(jdbcUrl, properties);
        Statement statement = connection.createStatement()) {
      connection.setReadOnly(true);
      statement.execute("SET statement_timeout = '%ds'".formatted(MOST_SECONDS));
      statement.execute("SET lock_timeout = '1s'");
      return ProposedCatalogue.of(dataSource.name(), new Scan(connection).proposals(dataSource));
    }
  }
}
