package io.countersign.executor;

import static io.countersign.contracts.RefusalReason.UNSUPPORTED_STATEMENT;

import io.countersign.contracts.Facts;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.StatementKind;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which statements the executor does not run, whatever was approved. */
final class StatementCheck {
  /** They would end the transaction, outlive it, or take over the connection. */
  private static final Set<StatementKind> UNSUPPORTED =
      EnumSet.of(
          StatementKind.BEGIN,
          StatementKind.START_TRANSACTION,
          StatementKind.COMMIT,
          StatementKind.ROLLBACK,
          StatementKind.SAVEPOINT,
          StatementKind.RELEASE,
          StatementKind.PREPARE_TRANSACTION,
          StatementKind.COMMIT_PREPARED,
          StatementKind.ROLLBACK_PREPARED,
          StatementKind.SET_TRANSACTION,
          StatementKind.SET_CONSTRAINTS,
          StatementKind.XA,
          StatementKind.SET,
          StatementKind.RESET,
          StatementKind.SET_ROLE,
          StatementKind.SET_SESSION_AUTHORIZATION,
          StatementKind.USE,
          StatementKind.DISCARD,
          StatementKind.DECLARE,
          StatementKind.FETCH,
          StatementKind.MOVE,
          StatementKind.CLOSE,
          StatementKind.PREPARE,
          StatementKind.EXECUTE,
          StatementKind.EXECUTE_IMMEDIATE,
          StatementKind.DEALLOCATE,
          StatementKind.LISTEN,
          StatementKind.UNLISTEN,
          StatementKind.LOCK,
          StatementKind.UNLOCK,
          StatementKind.LOCK_INSTANCE,
          StatementKind.UNLOCK_INSTANCE,
          StatementKind.LOAD,
          StatementKind.COPY,
          StatementKind.HANDLER,
          StatementKind.OTHER);

  private StatementCheck() {}

  static Optional<Outcome.Refused> check(Facts facts) {
    if (facts.statements().size() != 1) {
      return refused(
          "A command is exactly one SQL statement, and this one holds "
              + facts.statements().size()
              + ". Submit each statement as a command of its own.");
    }
    Set<StatementKind> unsupported =
        facts.kinds().stream()
            .filter(UNSUPPORTED::contains)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(StatementKind.class)));
    return unsupported.isEmpty()
        ? Optional.empty()
        : refused(
            "Each command runs in a transaction of its own, so "
                + unsupported
                + " cannot be run: it would change the connection or its transaction.");
  }

  private static Optional<Outcome.Refused> refused(String message) {
    return Optional.of(new Outcome.Refused(UNSUPPORTED_STATEMENT, message));
  }
}
