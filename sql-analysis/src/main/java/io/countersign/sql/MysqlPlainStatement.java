package io.countersign.sql;

import static io.countersign.contracts.StatementKind.*;

import io.countersign.contracts.StatementKind;
import java.util.List;
import java.util.Set;

/** MySQL's statements whose first words tell all that they do, however they go on. */
final class MysqlPlainStatement {
  private static final Set<StatementKind> KINDS =
      Set.of(
          ALTER_DATABASE,
          ALTER_INSTANCE,
          ALTER_USER,
          BACKUP,
          BEGIN,
          CACHE_INDEX,
          CHANGE_REPLICATION,
          CLONE,
          COMMIT,
          CREATE_DATABASE,
          CREATE_ROLE,
          CREATE_SEQUENCE,
          CREATE_SERVER,
          CREATE_USER,
          DEALLOCATE,
          DROP_DATABASE,
          DROP_EVENT,
          DROP_FUNCTION,
          DROP_PROCEDURE,
          DROP_ROLE,
          DROP_SEQUENCE,
          DROP_SERVER,
          DROP_TRIGGER,
          DROP_USER,
          FLUSH,
          GET_DIAGNOSTICS,
          GRANT,
          HELP,
          INSTALL,
          KILL,
          LOCK_INSTANCE,
          PURGE_BINARY_LOGS,
          RELEASE,
          RENAME_USER,
          RESET,
          RESET_BINARY_LOGS,
          RESET_PERSIST,
          RESET_REPLICA,
          RESTART,
          REVOKE,
          ROLLBACK,
          SAVEPOINT,
          SET_DEFAULT_ROLE,
          SET_PASSWORD,
          SET_ROLE,
          SET_TRANSACTION,
          SHUTDOWN,
          START_GROUP_REPLICATION,
          START_REPLICA,
          START_TRANSACTION,
          STOP_GROUP_REPLICATION,
          STOP_REPLICA,
          UNINSTALL,
          UNLOCK,
          UNLOCK_INSTANCE,
          USE,
          XA);

  private static final Set<String> SYMBOLS = Set.of(",", ".", "(", ")", "=", "*", "%", "-", "+");

  private MysqlPlainStatement() {}

  static boolean isPlain(StatementKind kind) {
    return KINDS.contains(kind);
  }

  /** Refuses what is more than words, names, literals and lists of them. */
  static void read(List<Token> tokens) {
    for (Token token : tokens) {
      boolean plain =
          switch (token.kind()) {
            case WORD -> !token.is("select");
            case QUOTED_NAME, STRING, NUMBER -> true;
            default -> SYMBOLS.contains(token.text());
          };
      if (!plain) {
        throw new Unreadable("something other than words and literals", token.start());
      }
    }
  }
}
