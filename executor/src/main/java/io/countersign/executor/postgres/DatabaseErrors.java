package io.countersign.executor.postgres;

import io.countersign.contracts.Outcome;
import io.countersign.executor.masking.ErrorMasker;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What a failed command tells: the database's message masked, never its details or context. */
final class DatabaseErrors {
  private static final String CONNECTION = "08";
  private static final String AUTHORIZATION = "28";
  private static final String TOO_LARGE = "maxResultBuffer";

  /** Where PostgreSQL's procedural languages raise errors in the name of user code. */
  private static final Set<String> LANGUAGES =
      Set.of("pl_exec.c", "plperl.c", "plpy_elog.c", "plpy_plpymodule.c", "pltcl.c");

  /** PostgreSQL manual, appendix A. */
  private static final Map<String, String> CLASSES =
      Map.of(
          "22", "data exception",
          "23", "integrity constraint violation",
          "42", "syntax error or access rule violation",
          "55", "object not in prerequisite state",
          "P0", "PL/pgSQL error");

  private final ErrorMasker masker;

  DatabaseErrors(ErrorMasker masker) {
    this.masker = masker;
  }

  Outcome.Failed failed(SQLException e, String sql) {
    ServerErrorMessage server =
        e instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
    String message = server == null ? null : server.getMessage();
    String state = e.getSQLState();
    if (server != null && isUserCode(server)) {
      return new Outcome.Failed(state, raised(state));
    }
    if (message != null && (state == null || !state.startsWith(AUTHORIZATION))) {
      return new Outcome.Failed(state, masker.mask(message, sql) + ".");
    }
    return new Outcome.Failed(state, withoutServer(e, state));
  }

  /** Functions of users choose the texts of their errors, and may put rows into them. */
  private static boolean isUserCode(ServerErrorMessage server) {
    return server.getFile() != null && LANGUAGES.contains(server.getFile());
  }

  private static String raised(@Nullable String state) {
    String kind = state == null || state.length() < 2 ? "" : state.substring(0, 2);
    return "A function or trigger of the data source refused the command: "
        + CLASSES.getOrDefault(kind, "error class " + kind)
        + ".";
  }

  /** The driver's own messages hold addresses, and some hold values. */
  private static String withoutServer(SQLException e, @Nullable String state) {
    if (e.getMessage() != null && e.getMessage().contains(TOO_LARGE)) {
      return "A row of the result is larger than "
          + PostgresPool.FETCH_BUFFER
          + "B, which is too large to be sent. Select less of it.";
    }
    if (state != null && state.startsWith(AUTHORIZATION)) {
      return "The data source refused the executor's credentials. Its operator has to check them.";
    }
    if (state == null || state.startsWith(CONNECTION)) {
      return "The data source cannot be reached, or the connection to it broke. Nothing was"
          + " changed. Try again later.";
    }
    return "The command could not be sent to the data source as it is.";
  }
}
