package io.countersign.executor.mysql;

import io.countersign.contracts.Outcome;
import io.countersign.executor.Work;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a failed command tells, in words of our own: MySQL quotes values in most of its messages,
 * and triggers may raise any error with any text. Of the names that a message quotes, only those
 * are told that the command itself holds.
 */
final class MysqlErrors {
  /** Our own, for a text that is not sent. */
  static final String UNFAITHFUL = "0A000";

  static final int DUPLICATE = 1062;
  static final int LOCK_WAIT_TIMEOUT = 1205;
  static final int NO_SUCH_CONNECTION = 1094;

  /** A command may hold every value that is to be guessed, and would be told which it is. */
  private static final Set<Integer> QUOTING_VALUES = Set.of(DUPLICATE, 1292, 1366, 1644, 1690);

  private static final String SUBSTITUTE = "***";
  private static final Pattern QUOTED = Pattern.compile("['`]([^'`]{1,128})['`]");
  private static final Map<Integer, String> MESSAGES = messages();

  private MysqlErrors() {}

  static Outcome.Failed failed(SQLException e, Work work) {
    String state = e.getSQLState();
    if (UNFAITHFUL.equals(state) && e.getErrorCode() == 0) {
      return new Outcome.Failed(state, Objects.requireNonNull(e.getMessage()));
    }
    if (MysqlPool.isBroken(e) || state == null) {
      return new Outcome.Failed(
          state,
          "The data source cannot be reached, or the connection to it broke. Nothing was changed."
              + " Try again later.");
    }
    if (state.startsWith("28")) {
      return new Outcome.Failed(
          state,
          "The data source refused the executor's credentials. Its operator has to check them.");
    }
    return new Outcome.Failed(state, message(e, work.command().sql()));
  }

  private static String message(SQLException e, String sql) {
    String known = MESSAGES.get(e.getErrorCode());
    if (known == null) {
      return "The data source refused the command with its error " + e.getErrorCode() + ".";
    }
    return known + (QUOTING_VALUES.contains(e.getErrorCode()) ? "" : names(e, sql)) + ".";
  }

  private static String names(SQLException e, String sql) {
    String lowerSql = sql.toLowerCase(Locale.ROOT);
    List<String> names = new ArrayList<>();
    Matcher quoted = QUOTED.matcher(e.getMessage() == null ? "" : e.getMessage());
    while (quoted.find()) {
      String name = withoutSchema(quoted.group(1));
      boolean shown = lowerSql.contains(name.toLowerCase(Locale.ROOT));
      names.add(shown ? "'" + name + "'" : SUBSTITUTE);
    }
    return names.isEmpty() ? "" : ": " + String.join(", ", names);
  }

  private static String withoutSchema(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** By the server's error numbers (MySQL error reference; MariaDB, "Error Codes"). */
  private static Map<Integer, String> messages() {
    try (InputStream in =
            Objects.requireNonNull(MysqlErrors.class.getResourceAsStream("mysql-errors.txt"));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split(" ", 2))
          .collect(Collectors.toUnmodifiableMap(part -> Integer.valueOf(part[0]), part -> part[1]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
