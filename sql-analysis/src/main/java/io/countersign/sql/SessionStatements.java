package io.countersign.sql;

import io.countersign.contracts.Dialect;
import io.countersign.contracts.Effect;
import io.countersign.contracts.StatementKind;
import io.countersign.contracts.TableName;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads what statements want of their session. */
public final class SessionStatements {
  private static final String TEMPORARY = "pg_temp";
  private static final Set<String> WORK = Set.of("work", "transaction");

  private final String sql;
  private final TokenReader words;
  private final List<Token> tokens;

  private SessionStatements(String sql, List<Token> tokens) {
    this.sql = sql;
    this.tokens = tokens;
    this.words = new TokenReader(tokens);
  }

  /** Of a text's single statement; only PostgreSQL's are known. */
  public static SessionStatement read(Dialect dialect, String sql) {
    if (dialect != Dialect.POSTGRESQL) {
      return new SessionStatement.None();
    }
    try {
      List<List<Token>> statements = Statements.split(Lexer.tokens(sql));
      return statements.size() == 1
          ? new SessionStatements(sql, statements.getFirst()).read()
          : new SessionStatement.Unclear();
    } catch (Unreadable _) {
      return new SessionStatement.Unclear();
    }
  }

  private SessionStatement read() {
    StatementKind kind = LeadingWords.kind(tokens);
    if (kind != StatementKind.CREATE_TABLE
        && kind != StatementKind.CREATE_TABLE_AS
        && !Command.effects(kind).contains(Effect.CHANGES_SESSION)
        && kind != StatementKind.EXECUTE
        && kind != StatementKind.LOCK) {
      return new SessionStatement.None();
    }
    words.next();
    return switch (kind) {
      case BEGIN, START_TRANSACTION -> begin();
      case COMMIT -> whole(new SessionStatement.Commit());
      case ROLLBACK -> rollback();
      case SAVEPOINT -> ended(new SessionStatement.Savepoint(words.name()));
      case RELEASE -> release();
      case SET_CONSTRAINTS -> new SessionStatement.Constraints();
      case LOCK -> new SessionStatement.Lock();
      case DECLARE -> declare();
      case FETCH -> new SessionStatement.Fetch(last());
      case MOVE -> new SessionStatement.Move(last());
      case CLOSE -> close();
      case PREPARE -> prepare();
      case EXECUTE -> new SessionStatement.Execute(words.name());
      case DEALLOCATE -> deallocate();
      case SET -> set();
      case RESET -> ended(new SessionStatement.Reset(setting()));
      case DISCARD -> discard();
      case CREATE_TABLE, CREATE_TABLE_AS -> create(kind == StatementKind.CREATE_TABLE_AS);
      default -> new SessionStatement.None();
    };
  }

  private SessionStatement begin() {
    words.acceptAny(WORK);
    boolean readOnly = false;
    boolean readWrite = false;
    boolean oneSnapshot = false;
    for (List<Token> rest = words.rest(); !rest.isEmpty(); rest = rest.subList(1, rest.size())) {
      boolean access = rest.getFirst().is("read");
      readOnly |= access && SyntaxWords.mark(rest, 1).equals("only");
      readWrite |= access && SyntaxWords.mark(rest, 1).equals("write");
      oneSnapshot |= rest.getFirst().is("repeatable") || rest.getFirst().is("serializable");
    }
    return readOnly && readWrite
        ? new SessionStatement.Unclear()
        : new SessionStatement.Begin(readOnly, oneSnapshot);
  }

  /** {@code AND CHAIN} would begin another transaction, and is not read. */
  private SessionStatement whole(SessionStatement statement) {
    words.acceptAny(WORK);
    if (words.accept("and")) {
      words.expect("no");
      words.expect("chain");
    }
    return ended(statement);
  }

  private SessionStatement rollback() {
    words.acceptAny(WORK);
    if (!words.accept("to")) {
      return whole(new SessionStatement.Rollback());
    }
    acceptBeforeName("savepoint");
    return ended(new SessionStatement.RollbackTo(words.name()));
  }

  private SessionStatement release() {
    acceptBeforeName("savepoint");
    return ended(new SessionStatement.Release(words.name()));
  }

  private SessionStatement declare() {
    String cursor = words.name();
    boolean hold = false;
    while (!words.is("for")) {
      if (words.is("binary")) {
        return new SessionStatement.Unclear();
      }
      hold |= words.next().is("with") && words.is("hold");
    }
    words.next();
    return new SessionStatement.Declare(cursor, hold, text(words.rest()));
  }

  /** The cursor's name comes last, whatever the direction. */
  private String last() {
    List<Token> rest = words.rest();
    if (rest.isEmpty()) {
      throw new Unreadable("a name is missing");
    }
    return new TokenReader(List.of(rest.getLast())).name();
  }

  private SessionStatement close() {
    String cursor = isAll() ? null : words.name();
    return ended(new SessionStatement.Close(cursor));
  }

  private SessionStatement prepare() {
    String name = words.name();
    words.parenthesed();
    words.expect("as");
    return new SessionStatement.Prepare(name, text(words.rest()));
  }

  private SessionStatement deallocate() {
    acceptBeforeName("prepare");
    String name = isAll() ? null : words.name();
    return ended(new SessionStatement.Deallocate(name));
  }

  private SessionStatement set() {
    words.acceptAny(Set.of("session", "local"));
    String setting = setting();
    if (!words.accept("to")) {
      words.expect("=");
    }
    return new SessionStatement.Set(setting, text(words.rest()));
  }

  private SessionStatement discard() {
    words.expect("all");
    return ended(new SessionStatement.Discard());
  }

  /** {@code pg_temp} is where a session's temporary tables are, whether or not it is said twice. */
  private SessionStatement create(boolean filled) {
    boolean temporary = false;
    while (!words.accept("table")) {
      Token word = words.next();
      temporary |= word.is("temp") || word.is("temporary");
    }
    if (words.accept("if")) {
      words.expect("not");
      words.expect("exists");
    }
    TableName table = words.table();
    temporary |= TEMPORARY.equals(table.schema());
    return temporary
        ? new SessionStatement.CreateTemporary(table, filled ? filling() : null)
        : new SessionStatement.None();
  }

  private String filling() {
    while (!words.is("as")) {
      if (words.parenthesed().isEmpty()) {
        words.next();
      }
    }
    words.next();
    return text(HoldingStatement.withoutData(words.rest()));
  }

  private String setting() {
    return String.join(".", words.path()).toLowerCase(Locale.ROOT);
  }

  private boolean isAll() {
    return tokens.size() == words.index() + 1 && words.accept("all");
  }

  /** A word that the grammar lets stand before a name, which it may also be itself. */
  private void acceptBeforeName(String word) {
    if (tokens.size() > words.index() + 1) {
      words.accept(word);
    }
  }

  private SessionStatement ended(SessionStatement statement) {
    words.end();
    return statement;
  }

  private String text(List<Token> part) {
    if (part.isEmpty()) {
      throw new Unreadable("the rest is missing", words.position());
    }
    return sql.substring(part.getFirst().start(), part.getLast().end());
  }
}
