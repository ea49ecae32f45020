package io.countersign.evaluator;

import static io.countersign.evaluator.Decisions.ALLOWED;
import static io.countersign.evaluator.Decisions.DENIED;
import static io.countersign.evaluator.Decisions.HELD;
import static io.countersign.evaluator.Decisions.MEASURE;
import static io.countersign.evaluator.Decisions.NOON;
import static io.countersign.evaluator.Decisions.command;
import static io.countersign.evaluator.Decisions.decided;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.Command;
import io.countersign.contracts.Decision;
import io.countersign.contracts.History;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.TableName;
import io.countersign.testing.SampleFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PrincipalHistoriesTest {
  private static final HistoryLimits LIMITS =
      new HistoryLimits(Duration.ofDays(7), 1_000, 1_000, 1_000);

  private final PrincipalHistories histories =
      new PrincipalHistories(LIMITS, Decisions::dataSource);

  private History before(Command command, String table) {
    return histories.before(command, SampleFacts.reading(table)).orElseThrow();
  }

  private void decidedBefore(int number, Duration ago, Decision decision, String table) {
    histories.decided(decided(command(number, NOON.minus(ago)), decision, table));
  }

  private static Outcome rows(long read, long changed) {
    return new Outcome.Succeeded(read, changed, false, false);
  }

  @Test
  void ofAPrincipalThatWasNeverSeenEverythingIsNew() {
    History history = before(command(1, NOON), "customers");

    assertThat(history)
        .isEqualTo(
            new History(
                NOON.minus(Duration.ofDays(7)),
                1,
                0,
                0,
                0,
                0,
                1,
                1,
                0,
                List.of(TableName.parse("customers")),
                true,
                0,
                List.of(TableName.parse("customers")),
                0));
  }

  @Test
  void countsTheCommandsOfTheLastMinuteThisOneIncluded() {
    decidedBefore(1, Duration.ofMinutes(2), ALLOWED, "customers");
    decidedBefore(2, Duration.ofSeconds(59), ALLOWED, "customers");
    decidedBefore(3, Duration.ZERO, DENIED, "customers");

    assertThat(before(command(4, NOON), "customers").commandsLastMinute()).isEqualTo(3);
  }

  @Test
  void countsACommandOnceHoweverOftenPolicyDecidesOnIt() {
    decidedBefore(1, Duration.ofSeconds(30), HELD, "customers");
    decidedBefore(1, Duration.ofSeconds(30), DENIED, "customers");
    decidedBefore(1, Duration.ofSeconds(30), HELD, "customers");

    History history = before(command(2, NOON), "customers");
    assertThat(history.commandsLastMinute()).isEqualTo(2);
    assertThat(history.denialsInARow()).isZero();
  }

  @Test
  void countsRowsWhenAnExecutionEnds() {
    decidedBefore(1, Duration.ofHours(3), ALLOWED, "customers");
    decidedBefore(2, Duration.ofHours(2), HELD, "customers");

    histories.finished(command(1, NOON).id(), rows(100, 0), NOON.minus(Duration.ofHours(3)));
    histories.finished(command(2, NOON).id(), rows(0, 7), NOON.minus(Duration.ofMinutes(5)));

    History history = before(command(3, NOON), "customers");
    assertThat(history.rowsReadLastHour()).isZero();
    assertThat(history.rowsReadLastDay()).isEqualTo(100);
    assertThat(history.rowsChangedLastHour()).isEqualTo(7);
    assertThat(history.rowsChangedLastDay()).isEqualTo(7);
  }

  @Test
  void whatFailedHasNoRows() {
    decidedBefore(1, Duration.ofMinutes(1), ALLOWED, "customers");

    histories.finished(command(1, NOON).id(), new Outcome.Failed("42P01", "no"), NOON);

    assertThat(before(command(2, NOON), "customers").rowsReadLastDay()).isZero();
  }

  @Test
  void countsDistinctTables() {
    decidedBefore(1, Duration.ofHours(5), ALLOWED, "orders");
    decidedBefore(2, Duration.ofMinutes(5), ALLOWED, "customers");
    decidedBefore(3, Duration.ofMinutes(4), ALLOWED, "customers");

    History history = before(command(4, NOON), "invoices");

    assertThat(history.tablesLastHour()).isEqualTo(2);
    assertThat(history.tablesLastDay()).isEqualTo(3);
    assertThat(history.newTables()).containsExactly(TableName.parse("invoices"));
    assertThat(before(command(4, NOON), "orders").tablesLastHour()).isEqualTo(2);
  }

  @Test
  void whatWasLastNamedBeforeTheLookBackIsNewAgain() {
    decidedBefore(1, Duration.ofDays(7), ALLOWED, "orders");

    History history = before(command(2, NOON), "orders");

    assertThat(history.newTables()).containsExactly(TableName.parse("orders"));
    assertThat(history.newFingerprint()).isTrue();
  }

  @Test
  void knowsAFormOfStatement() {
    decidedBefore(1, Duration.ofDays(6), ALLOWED, "orders");

    assertThat(before(command(2, NOON), "orders").newFingerprint()).isFalse();
  }

  @Test
  void countsDenialsInARow() {
    decidedBefore(1, Duration.ofMinutes(9), DENIED, "orders");
    decidedBefore(2, Duration.ofMinutes(8), HELD, "orders");
    decidedBefore(3, Duration.ofMinutes(7), DENIED, "orders");
    decidedBefore(4, Duration.ofMinutes(6), DENIED, "orders");

    assertThat(before(command(5, NOON), "orders").denialsInARow()).isEqualTo(2);

    decidedBefore(5, Duration.ofMinutes(5), ALLOWED, "orders");

    assertThat(before(command(6, NOON), "orders").denialsInARow()).isZero();
  }

  @Test
  void whatIsMeasuredFirstCountsOnceAndIsJudgedByItsSecondDecision() {
    decidedBefore(1, Duration.ofSeconds(2), MEASURE, "orders");
    decidedBefore(1, Duration.ofSeconds(2), DENIED, "orders");

    History history = before(command(2, NOON), "orders");

    assertThat(history.commandsLastMinute()).isEqualTo(2);
    assertThat(history.denialsInARow()).isEqualTo(1);
  }

  @Test
  void aSecondDecisionRestsUponTheHistoryOfTheFirst() {
    Command command = command(1, NOON);
    History first = before(command, "orders");
    histories.decided(decided(command, MEASURE, SampleFacts.reading("orders"), first, null));
    decidedBefore(2, Duration.ZERO, ALLOWED, "orders");

    assertThat(before(command, "orders")).isEqualTo(first);
  }

  @Test
  void theLastDecisionOfACommandIsTheOneThatWasToldFirst() {
    decidedBefore(1, Duration.ofSeconds(2), DENIED, "orders");
    decidedBefore(1, Duration.ofSeconds(2), ALLOWED, "orders");

    assertThat(before(command(2, NOON), "orders").denialsInARow()).isEqualTo(1);
  }

  @Test
  void doesNotClaimToKnowWhatKafkaHasDeleted() {
    Instant oldest = NOON.minus(Duration.ofDays(2));
    histories.beginsAt(oldest);

    assertThat(before(command(1, NOON), "orders").since()).isEqualTo(oldest);
    assertThat(before(command(1, NOON.plus(Duration.ofDays(30))), "orders").since())
        .isEqualTo(NOON.plus(Duration.ofDays(23)));
  }

  @Test
  void principalsHaveNothingInCommon() {
    histories.decided(decided(command(1, "agent-2", NOON, null), DENIED, "orders"));

    assertThat(before(command(2, NOON), "orders").denialsInARow()).isZero();
    assertThat(before(command(2, NOON), "orders").newTables()).hasSize(1);
  }

  @Test
  void rememberedPrincipalsAreBounded() {
    PrincipalHistories small =
        new PrincipalHistories(
            new HistoryLimits(Duration.ofDays(1), 2, 2, 2), Decisions::dataSource);

    IntStream.range(0, 100)
        .forEach(i ->
            small.decided(decided(command(i, "agent-" + i, NOON, null), ALLOWED, "table_" + i)));

    assertThat(small.size()).isEqualTo(2);
  }

  @Test
  void limitsThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> new HistoryLimits(Duration.ofHours(1), 1, 1, 1))
        .hasMessageContaining("countersign.history.look-back");
    assertThatThrownBy(() -> new HistoryLimits(Duration.ofDays(1), 0, 1, 1))
        .hasMessageContaining("countersign.history.principals");
  }

  /** Two days of two principals; events are told in any order, some twice. */
  @Property(tries = 200)
  void anyOrderAndAnyRepetitionOfTheSameEventsGivesTheSameHistory(
      @ForAll long seed, @ForAll Random other) {
    List<Consumer<PrincipalHistories>> events = events(new Random(seed));
    PrincipalHistories inOrder = new PrincipalHistories(LIMITS, Decisions::dataSource);
    events.forEach(e -> e.accept(inOrder));
    List<Consumer<PrincipalHistories>> shuffled = new ArrayList<>(events);
    shuffled.addAll(events.subList(0, events.size() / 3));
    Collections.shuffle(shuffled, other);
    PrincipalHistories inAnyOrder = new PrincipalHistories(LIMITS, Decisions::dataSource);
    shuffled.forEach(e -> e.accept(inAnyOrder));

    for (String subject : List.of("agent-0", "agent-1")) {
      Command next = command(10_000, subject, NOON, "orders");
      assertThat(inAnyOrder.before(next, SampleFacts.reading("orders")))
          .isEqualTo(inOrder.before(next, SampleFacts.reading("orders")));
    }
  }

  private static List<Consumer<PrincipalHistories>> events(Random random) {
    List<Consumer<PrincipalHistories>> events = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Instant at = NOON.minusSeconds(random.nextInt(2 * 24 * 3600));
      Command command = command(i, "agent-" + random.nextInt(2), at, null);
      Decision decision = random.nextBoolean() ? ALLOWED : DENIED;
      String table = "table_" + random.nextInt(5);
      events.add(h -> h.decided(decided(command, decision, table)));
      if (decision.equals(ALLOWED)) {
        Outcome outcome = rows(random.nextInt(50), random.nextInt(5));
        events.add(h -> h.finished(command.id(), outcome, at.plusSeconds(1)));
      }
    }
    return events;
  }
}
