package io.countersign.evaluator;

import static io.countersign.evaluator.Decisions.ALLOWED;
import static io.countersign.evaluator.Decisions.NOON;
import static io.countersign.evaluator.Decisions.command;
import static io.countersign.evaluator.Decisions.decided;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.BindType;
import io.countersign.contracts.BindValue;
import io.countersign.contracts.Command;
import io.countersign.contracts.Dialect;
import io.countersign.contracts.Facts;
import io.countersign.contracts.event.CommandDecided;
import io.countersign.sql.SqlAnalyzer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of the shop, whose {@code customers.email} is classified. */
class ProbeCountTest {
  private static final String HALVING = "SELECT count(*) FROM customers WHERE email < $1";

  private final PrincipalHistories histories =
      new PrincipalHistories(
          new HistoryLimits(Duration.ofDays(7), 1_000, 1_000, 1_000), Decisions::dataSource);

  private int number;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT id FROM customers WHERE email = 'a'",
        "SELECT id FROM public.customers c WHERE c.email LIKE 'a%'",
        "SELECT o.id FROM orders o JOIN customers c ON c.email = o.contact",
        "SELECT count(*) FROM customers GROUP BY email",
        "SELECT id FROM customers ORDER BY email LIMIT 1",
        "SELECT min(email) FROM customers",
        "SELECT count(*) FILTER (WHERE email > 'm') FROM customers",
        "SELECT 1 FROM orders WHERE customer_id IN (SELECT id FROM customers WHERE email < 'm')",
        "SELECT CASE WHEN email < 'm' THEN 1 END FROM customers",
        "DELETE FROM customers WHERE email < 'm'"
      })
  void countsEveryWayToAsk(String sql) {
    assertThat(asking(sql, NOON)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT email FROM customers WHERE id = 7",
        "SELECT count(*) FROM customers",
        "SELECT id FROM suppliers WHERE email = 'a'",
        "UPDATE customers SET email = 'a' WHERE id = 7"
      })
  void countsNothingElse(String sql) {
    assertThat(asking(sql, NOON)).isZero();
  }

  @Test
  void countsTheSameFormWithOtherValues() {
    IntStream.range(0, 20).forEach(i -> tell(HALVING, "m" + i, minutesAgo(50 - i)));

    assertThat(asking(HALVING, "z", NOON)).isEqualTo(21);
  }

  @Test
  void countsWhatIsAskedAgainOnce() {
    IntStream.range(0, 20).forEach(i -> tell(HALVING, "m", minutesAgo(i)));

    assertThat(asking(HALVING, "m", NOON)).isEqualTo(1);
    assertThat(asking(HALVING, "n", NOON)).isEqualTo(2);
  }

  @Test
  void countsAnotherSpellingOfTheTableWithTheTable() {
    tell("SELECT count(*) FROM customers WHERE email < 'm'", minutesAgo(3));
    tell("SELECT count(*) FROM public.customers WHERE email < 'g'", minutesAgo(2));
    tell("SELECT count(*) FROM \"customers\" AS c WHERE c.email < 'c'", minutesAgo(1));

    assertThat(asking("TABLE customers ORDER BY email", NOON)).isEqualTo(4);
  }

  @Test
  void forgetsWithinAnHour() {
    tell(HALVING, "a", minutesAgo(61));
    tell(HALVING, "b", minutesAgo(59));

    assertThat(asking(HALVING, "c", NOON)).isEqualTo(2);
  }

  @Test
  void tellsNothingOfWhoeverAsksNothing() {
    tell(HALVING, "a", minutesAgo(1));

    assertThat(asking("SELECT email FROM customers WHERE id = 7", NOON)).isZero();
  }

  @Test
  void keepsPrincipalsApart() {
    tell(HALVING, "a", minutesAgo(1));
    Command other = command(++number, "agent-2", NOON, null);

    assertThat(histories.before(other, facts(HALVING)).orElseThrow().probesLastHour()).isEqualTo(1);
  }

  @Test
  void countsACommandOnceHoweverOftenItIsTold() {
    CommandDecided decided = told(HALVING, "a", minutesAgo(1));
    histories.decided(decided);
    histories.decided(decided);

    assertThat(asking(HALVING, "b", NOON)).isEqualTo(2);
  }

  private static Instant minutesAgo(int minutes) {
    return NOON.minus(Duration.ofMinutes(minutes));
  }

  private void tell(String sql, Instant at) {
    histories.decided(decided(asked(sql, List.of(), at), ALLOWED, facts(sql), null, null));
  }

  private void tell(String sql, String value, Instant at) {
    histories.decided(told(sql, value, at));
  }

  private CommandDecided told(String sql, String value, Instant at) {
    return decided(asked(sql, values(value), at), ALLOWED, facts(sql), null, null);
  }

  private int asking(String sql, Instant at) {
    return probes(asked(sql, List.of(), at));
  }

  private int asking(String sql, String value, Instant at) {
    return probes(asked(sql, values(value), at));
  }

  private int probes(Command command) {
    return histories.before(command, facts(command.sql())).orElseThrow().probesLastHour();
  }

  private Command asked(String sql, List<BindValue> values, Instant at) {
    Command command = command(++number, at);
    return new Command(
        command.id(),
        command.sessionId(),
        command.dataSource(),
        sql,
        values,
        command.principal(),
        command.origin(),
        null,
        at);
  }

  private static List<BindValue> values(String text) {
    return List.of(new BindValue(BindType.TEXT, text));
  }

  private static Facts facts(String sql) {
    return SqlAnalyzer.analyze(Dialect.POSTGRESQL, sql);
  }
}
