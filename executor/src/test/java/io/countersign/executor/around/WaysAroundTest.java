package io.countersign.executor.around;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Access;
import io.countersign.contracts.ColumnUse;
import io.countersign.contracts.Dialect;
import io.countersign.contracts.Facts;
import io.countersign.contracts.Outcome;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No way around the masks leads to a classified value, nor to what is left of one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WaysAroundTest {
  private final Map<Dialect, PersonDatabase> databases = new EnumMap<>(Dialect.class);

  static Stream<Arguments> ways() {
    return Way.all().flatMap(WaysAroundTest::onEachDialect);
  }

  static Stream<Arguments> waysWithValues() {
    return Way.all().filter(Spelling::differ).flatMap(WaysAroundTest::onEachDialect);
  }

  private static Stream<Arguments> onEachDialect(Way way) {
    return way.dialects().stream().map(dialect -> Arguments.of(dialect, way));
  }

  @BeforeAll
  void fill() {
    databases.put(Dialect.POSTGRESQL, new PersonDatabase(Server.postgresql()));
    databases.put(Dialect.MYSQL, new PersonDatabase(Server.mysql()));
  }

  @AfterAll
  void close() {
    databases.values().forEach(PersonDatabase::close);
  }

  @ParameterizedTest
  @MethodSource("ways")
  void leadsNowhereOverSimpleExecution(Dialect dialect, Way way) {
    assertLeadsNowhere(way, Spelling.simple(way), databases.get(dialect));
  }

  @ParameterizedTest
  @MethodSource("waysWithValues")
  void leadsNowhereOverPreparedExecution(Dialect dialect, Way way) {
    assertLeadsNowhere(way, Spelling.prepared(way), databases.get(dialect));
  }

  private static void assertLeadsNowhere(Way way, Spelling spelling, PersonDatabase database) {
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
      if (way.as() == Access.WRITER) {
        database.restore();
      }
    }

    assertThat(attempt.trace(database.traces())).as("traces in %s", spelling.sql()).isEmpty();
    assertEnds(way, attempt);
    assertThat(uses(database.facts(spelling))).as(spelling.sql()).containsAll(way.uses());
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

  private static List<String> uses(Facts facts) {
    return facts.parsed()
        ? facts.columns().stream().flatMap(WaysAroundTest::uses).toList()
        : List.of("not understood");
  }

  private static Stream<String> uses(ColumnUse use) {
    return use.usages().stream().map(usage -> use.column() + " " + usage.text());
  }
}
