package io.countersign.executor.around;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Access;
import io.countersign.contracts.ColumnUse;
import io.countersign.contracts.Facts;
import io.countersign.contracts.Outcome;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No way around the masks leads to a classified value, nor to what is left of one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WaysAroundTest {
  private PersonDatabase database;
  private boolean changed;

  static Stream<Way> ways() {
    return Way.all();
  }

  static Stream<Way> waysWithValues() {
    return Way.all().filter(Spelling::differ);
  }

  @BeforeAll
  void fill() {
    database = new PersonDatabase();
  }

  @AfterEach
  void restore() {
    if (changed) {
      database.restore();
    }
    changed = false;
  }

  @AfterAll
  void close() {
    database.close();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void leadsNowhereOverSimpleExecution(Way way) {
    assertLeadsNowhere(way, Spelling.simple(way));
  }

  @ParameterizedTest
  @MethodSource("waysWithValues")
  void leadsNowhereOverPreparedExecution(Way way) {
    assertLeadsNowhere(way, Spelling.prepared(way));
  }

  private void assertLeadsNowhere(Way way, Spelling spelling) {
    changed = way.as() == Access.WRITER || way.setup() != null;
    if (way.setup() != null) {
      database.owner(way.setup());
    }
    Attempt attempt;
    try {
      attempt = database.attempt(way, spelling);
    } finally {
      if (way.cleanup() != null) {
        database.owner(way.cleanup());
      }
    }

    assertThat(attempt.trace(database.traces())).as("traces in %s", spelling.sql()).isEmpty();
    assertEnds(way, attempt);
    assertThat(uses(spelling)).as(spelling.sql()).containsAll(way.uses());
  }

  private static void assertEnds(Way way, Attempt attempt) {
    Outcome outcome = attempt.outcome();
    switch (way.ends()) {
      case MASKED -> {
        assertThat(outcome).as(way.sql()).isInstanceOf(Outcome.Succeeded.class);
        assertThat(attempt.shownColumns()).as(way.sql()).isEqualTo(way.shows());
        assertThat(attempt.columns()).as(way.sql()).hasSizeGreaterThan(way.shows().size());
      }
      case HARMLESS -> {
        assertThat(outcome).as(way.sql()).isInstanceOf(Outcome.Succeeded.class);
        assertThat(attempt.shownColumns()).as(way.sql()).hasSameSizeAs(attempt.columns());
      }
      case REFUSED -> assertThat(outcome).as(way.sql()).isInstanceOf(Outcome.Refused.class);
      case FAILED -> assertThat(outcome).as(way.sql()).isInstanceOf(Outcome.Failed.class);
    }
  }

  private static List<String> uses(Spelling spelling) {
    Facts facts = PersonDatabase.facts(spelling);
    return facts.parsed()
        ? facts.columns().stream().flatMap(WaysAroundTest::uses).toList()
        : List.of("not understood");
  }

  private static Stream<String> uses(ColumnUse use) {
    return use.usages().stream().map(usage -> use.column() + " " + usage.text());
  }
}
