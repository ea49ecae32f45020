package io.countersign.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CommandDigestTest {
  private static final Principal AGENT =
      new Principal(
          "agent-1", PrincipalKind.AGENT, "night-agent", Set.of("agent"), "person-1", "client");
  private static final Command COMMAND =
      new Command(
          CommandId.parse("019cb000-0000-7000-8000-000000000001"),
          SessionId.parse("019cb000-0000-7000-8000-000000000002"),
          "shop",
          "SELECT $1, $2",
          List.of(new BindValue(BindType.TEXT, "1"), new BindValue(BindType.INTEGER, "2")),
          AGENT,
          Origin.REST,
          null,
          Instant.EPOCH);

  static Stream<UnaryOperator<Command>> alterations() {
    return Stream.of(
        c ->
            with(
                c,
                new CommandId(c.sessionId().value()),
                c.dataSource(),
                c.sql(),
                c.parameters(),
                c.principal()),
        c -> with(c, c.id(), "shop2", c.sql(), c.parameters(), c.principal()),
        c -> with(c, c.id(), c.dataSource(), c.sql() + " ", c.parameters(), c.principal()),
        c -> with(c, c.id(), c.dataSource(), c.sql(), c.parameters().reversed(), c.principal()),
        c ->
            with(
                c,
                c.id(),
                c.dataSource(),
                c.sql(),
                List.of(new BindValue(BindType.TEXT, "1"), new BindValue(BindType.TEXT, "2")),
                c.principal()),
        c ->
            with(
                c,
                c.id(),
                c.dataSource(),
                c.sql(),
                List.of(new BindValue(BindType.TEXT, null), new BindValue(BindType.INTEGER, "2")),
                c.principal()),
        c ->
            with(
                c,
                c.id(),
                c.dataSource(),
                c.sql(),
                c.parameters(),
                new Principal(
                    "agent-2", PrincipalKind.AGENT, "night-agent", Set.of(), "person-1", null)),
        c ->
            with(
                c,
                c.id(),
                c.dataSource(),
                c.sql(),
                c.parameters(),
                new Principal(
                    "agent-1", PrincipalKind.HUMAN, "night-agent", Set.of(), "person-1", null)),
        c ->
            with(
                c,
                c.id(),
                c.dataSource(),
                c.sql(),
                c.parameters(),
                new Principal(
                    "agent-1", PrincipalKind.AGENT, "night-agent", Set.of(), "person-2", null)));
  }

  @ParameterizedTest
  @MethodSource("alterations")
  void changesWithWhateverDeterminesTheEffect(UnaryOperator<Command> alteration) {
    assertThat(alteration.apply(COMMAND).digest()).isNotEqualTo(COMMAND.digest());
  }

  @Test
  void changesWithTheGrantThatIsAskedForInsteadOfARun() {
    Command ahead = asking(new GrantTerms(2, 10, Instant.EPOCH));

    assertThat(ahead.digest())
        .isNotEqualTo(COMMAND.digest())
        .isNotEqualTo(asking(new GrantTerms(3, 10, Instant.EPOCH)).digest())
        .isNotEqualTo(asking(new GrantTerms(2, 11, Instant.EPOCH)).digest())
        .isNotEqualTo(asking(new GrantTerms(2, 10, Instant.EPOCH.plusSeconds(1))).digest());
  }

  private static Command asking(GrantTerms grant) {
    return new Command(
        COMMAND.id(),
        COMMAND.sessionId(),
        COMMAND.dataSource(),
        COMMAND.sql(),
        COMMAND.parameters(),
        COMMAND.principal(),
        COMMAND.origin(),
        COMMAND.justification(),
        COMMAND.submittedAt(),
        grant);
  }

  @Test
  void isTheSameForAnEqualCommand() {
    Command same =
        with(
            COMMAND,
            COMMAND.id(),
            COMMAND.dataSource(),
            COMMAND.sql(),
            COMMAND.parameters(),
            AGENT);
    assertThat(same.digest()).isEqualTo(COMMAND.digest());
  }

  /** Computed by an independent program from the layout that {@link CanonicalForm} documents. */
  @Test
  void agreesWithTheDocumentedLayout() {
    assertThat(COMMAND.digest().text())
        .isEqualTo("sha256:9dc6abc7269c24de29daffb985b37c6d6fb1f721ac158da6e40b07efdcced482");
  }

  private static Command with(
      Command c,
      CommandId id,
      String dataSource,
      String sql,
      List<BindValue> parameters,
      Principal principal) {
    return new Command(
        id,
        c.sessionId(),
        dataSource,
        sql,
        parameters,
        principal,
        c.origin(),
        c.justification(),
        c.submittedAt());
  }
}
