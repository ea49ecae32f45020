package io.countersign.executor.target;

import io.countersign.contracts.Outcome;
import io.countersign.executor.masking.ErrorMasker;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What a failed command tells: the database's message masked, never its details or context. */
final class DatabaseErrors {
  private static final String CONNECTION = "08";
  private static final String AUTHORIZATION = "28";
  private static final String TOO_LARGE = "maxResultBuffer";

  private final ErrorMasker masker;

  DatabaseErrors(ErrorMasker masker) {
    this.masker = masker;
  }

  Outcome.Failed failed(SQLException e, String sql) {
    ServerErrorMessage server =
        e instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
    String message = server == null ? null : server.getMessage();
    String state = e.getSQLState();
    if (message != null && (state == null || !state.startsWith(AUTHORIZATION))) {
      return new Outcome.Failed(state, masker.mask(message, sql) + ".");
    }
    return new Outcome.Failed(state, withoutServer(e, state));
  }

  /** The driver's own messages hold addresses, and some hold values. */
  private static String withoutServer(SQLException e, @Nullable String state) {
    if (e.getMessage() != null && e.getMessage().contains(TOO_LARGE)) {
      return "A row of the result is larger than "
          + TargetPool.FETCH_BUFFER
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
