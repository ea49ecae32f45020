package io.countersign.executor;

import static io.countersign.contracts.RefusalReason.UNSUPPORTED_STATEMENT;

import io.countersign.contracts.Facts;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.StatementKind;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Which statements the executor does not run, whatever was approved. */
final class StatementCheck {
  /** They would take over the connection, or let something of the session reach beyond it. */
  private static final Set<StatementKind> NEVER =
      EnumSet.of(
          StatementKind.PREPARE_TRANSACTION,
          StatementKind.COMMIT_PREPARED,
          StatementKind.ROLLBACK_PREPARED,
          StatementKind.SET_TRANSACTION,
          StatementKind.XA,
          StatementKind.SET_ROLE,
          StatementKind.SET_SESSION_AUTHORIZATION,
          StatementKind.USE,
          StatementKind.EXECUTE_IMMEDIATE,
          StatementKind.LISTEN,
          StatementKind.UNLISTEN,
          StatementKind.UNLOCK,
          StatementKind.LOCK_INSTANCE,
          StatementKind.UNLOCK_INSTANCE,
          StatementKind.LOAD,
          StatementKind.COPY,
          StatementKind.HANDLER,
          StatementKind.OTHER);

  /** They make sense in a session only. */
  private static final Set<StatementKind> OF_SESSIONS =
      EnumSet.of(
          StatementKind.BEGIN,
          StatementKind.START_TRANSACTION,
          StatementKind.COMMIT,
          StatementKind.ROLLBACK,
          StatementKind.SAVEPOINT,
          StatementKind.RELEASE,
          StatementKind.SET_CONSTRAINTS,
          StatementKind.SET,
          StatementKind.RESET,
          StatementKind.DISCARD,
          StatementKind.DECLARE,
          StatementKind.FETCH,
          StatementKind.MOVE,
          StatementKind.CLOSE,
          StatementKind.PREPARE,
          StatementKind.EXECUTE,
          StatementKind.DEALLOCATE,
          StatementKind.LOCK);

  private StatementCheck() {}

  /** What speaks against a command that runs in a transaction of its own. */
  static Optional<Outcome.Refused> check(Facts facts) {
    Set<StatementKind> ofSessions = kinds(facts);
    ofSessions.retainAll(OF_SESSIONS);
    return inSession(facts)
        .or(() -> ofSessions.isEmpty() ? Optional.empty() : refused(withoutSession(ofSessions)));
  }

  /** What speaks against a command whatever its session. */
  static Optional<Outcome.Refused> inSession(Facts facts) {
    if (facts.statements().size() != 1) {
      return refused(
          "A command is exactly one SQL statement, and this one holds "
              + facts.statements().size()
              + ". Submit each statement as a command of its own.");
    }
    Set<StatementKind> unsupported = kinds(facts);
    unsupported.removeIf(k ->
        !NEVER.contains(k)
            && (!OF_SESSIONS.contains(k) || k == facts.statements().getFirst().kind()));
    if (unsupported.contains(StatementKind.COPY)) {
      return refused(
          "COPY is not run: its rows would go past what masks them and what tells changes. Use"
              + " SELECT to read rows and INSERT to add them.");
    }
    return unsupported.isEmpty()
        ? Optional.empty()
        : refused(
            unsupported
                + " cannot be run, or not within another statement: it would change the connection"
                + " or its transaction.");
  }

  private static String withoutSession(Set<StatementKind> kinds) {
    return "Each command runs in a transaction of its own here, so "
        + kinds
        + " cannot be run: it would change the connection or its transaction.";
  }

  private static Set<StatementKind> kinds(Facts facts) {
    Set<StatementKind> kinds = EnumSet.noneOf(StatementKind.class);
    kinds.addAll(facts.kinds());
    return kinds;
  }

  private static Optional<Outcome.Refused> refused(String message) {
    return Optional.of(new Outcome.Refused(UNSUPPORTED_STATEMENT, message));
  }
}
