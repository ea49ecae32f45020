package io.countersign.executor.postgres;

import io.countersign.contracts.Access;
import io.countersign.contracts.Facts;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.RefusalReason;
import io.countersign.contracts.Usage;
import io.countersign.executor.Work;
import io.countersign.sql.JdbcText;
import io.countersign.sql.SessionStatement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a session does not run, whatever was approved. */
final class SessionObjections {
  private static final Set<String> SETTING = Set.of("set_config", "pg_catalog.set_config");

  /** Their view can be written too (PostgreSQL manual 53.25). */
  private static final String SETTINGS = "pg_settings";

  /** What everybody may look up who may look at the server. */
  private static final Pattern TELLING =
      Pattern.compile("(pg_catalog\\.)?(pg_(try_)?advisory_.*|setval)");

  private static final String OWN_NAMES = "countersign_";

  private static final Set<Usage> SHOWN = Set.of(Usage.OUTPUT);

  private SessionObjections() {}

  /** Known before the server is asked anything. */
  static Optional<Outcome> to(Work work, SessionStatement statement, Access session) {
    return statement instanceof SessionStatement.Prepare prepare
        ? toPreparing(work, prepare)
        : StatementText.obstacle(work).or(() -> objection(work, statement, session));
  }

  private static Optional<Outcome> objection(
      Work work, SessionStatement statement, Access session) {
    return switch (statement) {
      case SessionStatement.Unclear _ ->
          refused("What the statement wants of its session cannot be told. Write it more simply.");
      case SessionStatement.Begin(_, boolean oneSnapshot) when oneSnapshot ->
          refused(
              "Transactions here are READ COMMITTED: an older snapshot would hide from the masks"
                  + " which views show what. Leave the isolation level out.");
      case SessionStatement.Savepoint(String name) when name.startsWith(OWN_NAMES) ->
          refused("Savepoints whose names begin with " + OWN_NAMES + " are the executor's own.");
      case SessionStatement.Declare declare -> toHolding(Held.query(work, declare.query()));
      case SessionStatement.Execute _ -> toArguments(work.facts());
      case SessionStatement.Set set ->
          AllowedSettings.objection(set.setting(), set.value()).flatMap(SessionObjections::refused);
      case SessionStatement.Reset reset ->
          AllowedSettings.objection(reset.setting()).flatMap(SessionObjections::refused);
      case SessionStatement.None _, SessionStatement.Lock _, SessionStatement.CreateTemporary _ ->
          toData(work, session);
      default -> Optional.empty();
    };
  }

  private static Optional<Outcome> toData(Work work, Access session) {
    if (work.facts().functions().stream().anyMatch(SETTING::contains)
        || work.facts().writes().stream().anyMatch(t -> t.name().equals(SETTINGS))) {
      return refused("In a session settings are changed by SET, which tells which ones.");
    }
    if (!work.facts().columns().isEmpty()
        && work.facts().functions().stream().anyMatch(f -> TELLING.matcher(f).matches())) {
      return refused(
          "In a session the number of an advisory lock or of setval must be a plain value, since"
              + " it can be looked up.");
    }
    return session == Access.READER && work.access() == Access.WRITER
        ? refused(
            "The session was begun for reading only. End it, and submit BEGIN without READ ONLY"
                + " before what else it is to do.")
        : Optional.empty();
  }

  private static Optional<Outcome> toPreparing(Work work, SessionStatement.Prepare prepare) {
    String sql = work.command().sql();
    if (!work.command().parameters().isEmpty()
        || !SentText.isFaithful(sql, new JdbcText(sql, List.of()))) {
      return refused("PREPARE takes no bind values; those of its statement come with EXECUTE.");
    }
    return toHolding(Held.query(work, prepare.statement()));
  }

  private static Optional<Outcome> toHolding(Work query) {
    if (!query.facts().readOnly()) {
      return refused(
          "Only what is surely a read can be a cursor or a prepared statement, since nobody is"
              + " asked about its later runs. Submit a write as a command with parameters.");
    }
    return query.obligations().minimumGroup() != null && asksAboutClassified(query)
        ? refused(
            "A query that may only tell of groups of a minimum size cannot be a cursor or a"
                + " prepared statement. Submit it as a command.")
        : Optional.empty();
  }

  private static boolean asksAboutClassified(Work query) {
    return query.facts().columns().stream()
        .filter(use -> !SHOWN.containsAll(use.usages()) || use.usages().isEmpty())
        .anyMatch(use -> !query.dataSource().categories(use.table(), use.column()).isEmpty());
  }

  /** They are judged by nobody but the server, so they may be no more than values. */
  private static Optional<Outcome> toArguments(Facts execute) {
    return execute.parsed() && execute.functions().isEmpty() && execute.reads().isEmpty()
        ? Optional.empty()
        : refused("The arguments of EXECUTE must be plain values.");
  }

  private static Optional<Outcome> refused(String message) {
    return Optional.of(new Outcome.Refused(RefusalReason.UNSUPPORTED_STATEMENT, message));
  }
}
