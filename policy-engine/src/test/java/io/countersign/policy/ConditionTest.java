package io.countersign.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.Facts;
import io.countersign.contracts.TableName;
import io.countersign.testing.SampleFacts;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "principal.subject == '8d1f' && principal.kind == 'AGENT' && principal.name == 'night-agent'",
        "'agent' in principal.roles && principal.owner == 'olga-subject' && principal.client == 'night'",
        "dataSource.name == 'shop' && dataSource.environment == 'production'",
        "dataSource.dialect == 'postgresql'",
        "command.origin == 'REST' && command.justification == '' && command.parameters == 0",
        "!command.justified && command.submittedAt <= now && session.id != '' && session.origin == 'REST'",
        "dataSource.categories == ['email'] && dataSource.owners == [] && !command.grant",
        "!has(command.justification) && has(principal.owner)",
        "facts.parsed && facts.readOnly && size(facts.statements) == 1 && !has(facts.problem)",
        "facts.kinds == ['SELECT'] && 'customers' in facts.reads && size(facts.writes) == 0",
        "facts.columns.exists(c, c.table == 'customers' && c.column == 'email')",
        "facts.columns.exists(c, !has(c.table) && c.table == '' && c.column == 'id')",
        "facts.functions == ['lower'] && facts.unknownFunctions == [] && facts.unfilteredWrites == []",
        "facts.reads.mayInclude('customers') && facts.reads.mayInclude('public.customers')",
        "!facts.reads.mayInclude('orders') && !facts.writes.mayInclude('customers')",
        "principal.name.matches('^night-')",
        "facts.tables == ['customers'] && facts.tables.mayInclude(['orders', 'shop.customers'])",
        "!facts.tables.mayInclude([]) && !facts.writes.mayInclude(['customers'])",
        "facts.effects == ['reads'] && !facts.confirmedByPlanner && facts.fingerprint != ''",
        "facts.columns.exists(c, c.category == 'email' && 'predicate' in c.usages)",
        "facts.columns.exists(c, c.column == 'id' && c.category == '' && c.categories == [])",
        "facts.statements.all(s, s.kind == 'SELECT' && s.parsed && s.filters.unfiltered == [])",
        "facts.statements[0].outputs == [] && !has(facts.filters.limit)",
        "history.commandsLastMinute == 1 && history.rowsReadLastDay + 1 == 1",
        "history.newTables == [] && !history.newFingerprint && history.deviation < 2.5",
        "now - history.since == duration('168h') && (now - history.since).getHours() == 168",
        "!impact.measured && !has(impact.changedRows) && impact.problem == ''",
        "!(impact.measured && impact.changedRows > 10)",
        "now == timestamp('2026-11-23T01:02:03Z') && !now.within('freeze')",
        "now.getFullYear() == 2026 && now.getMonth() == 10 && now.getDate() == 23",
        "now.getDayOfMonth() == 22 && now.getDayOfWeek() == 1 && now.getDayOfYear() == 326",
        "now.getHours() == 2 && now.getMinutes() == 2 && now.getHours('UTC') == 1"
      })
  void seesEveryFieldOfTheSituation(String text) {
    assertThat(Samples.condition(text).evaluate(Samples.situation(Samples.read())))
        .isEqualTo(new Truth.Holds());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          facts.readonly                                    | undefined field 'readonly'
          fact.readOnly                                     | undeclared reference to 'fact'
          principal.roles.exists(r, r.nam == 'x')           | type 'string' does not support field selection
          facts.columns.exists(c, c.colum == 'x')           | undefined field 'colum'
          has(facts.readonly)                               | undefined field 'readonly'
          facts['readonly'] == true                         | found no matching overload for '_[_]'
          dyn(facts).readonly                               | undeclared reference to 'dyn'
          command.parameters                                | expected type 'bool' but found 'int'
          facts.statements > 1                              | found no matching overload for '_>_'
          now.within('freze')                               | there is no calendar 'freze'
          now.within(principal.name)                        | takes the name of a calendar in quotes
          history.rowsRead > 1                              | undefined field 'rowsRead'
          has(impact.rows)                                  | undefined field 'rows'
          [facts, 1][0] == 1                                | expected type
          facts.parsed &&                                   | mismatched input
          principal.name.matches('(')                       | Regex validation failed
          now > 1                                           | found no matching overload for '_>_'
          """)
  void refusesWhatIsMisspeltOrNoQuestion(String text, String reason) {
    assertThatThrownBy(() -> new ConditionCompiler().compile(text))
        .isInstanceOf(InvalidConditionException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void namesTheLineOfAnError() {
    assertThatThrownBy(() -> new ConditionCompiler().compile("facts.parsed\n&& facts.typo"))
        .isInstanceOfSatisfying(
            InvalidConditionException.class, e -> assertThat(e.line()).isEqualTo(2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 / facts.unfilteredWrites.size() == 1",
        "facts.writes[0] == 'customers'",
        "int(principal.name) == 1",
        "facts.reads.mayInclude('a.b.c')",
        "impact.changedRows > 10",
        "impact.measured || impact.estimatedRows > 10",
        "facts.filters.limit < 10"
      })
  void reportsAnEvaluationThatFails(String text) {
    assertThat(Samples.condition(text).evaluate(Samples.situation(Samples.read())))
        .isInstanceOf(Truth.Undecidable.class);
  }

  @Test
  void cannotSayWhatNobodyKnows() {
    Situation unknown = Samples.situation(Samples.read(), null, null, "2026-11-23T01:02:03Z");

    assertThat(Samples.condition("history.commandsLastMinute > 10").evaluate(unknown))
        .isEqualTo(new Truth.Undecidable("commandsLastMinute is not known"));
    assertThat(
            Samples.condition("!has(history.commandsLastMinute) && facts.parsed").evaluate(unknown))
        .isEqualTo(new Truth.Holds());
    assertThat(Samples.condition("history.denialsInARow > 3 && false").evaluate(unknown))
        .isEqualTo(new Truth.DoesNotHold());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-19T22:59:59Z, false",
    "2026-12-19T23:00:00Z, true",
    "2027-01-03T22:59:59Z, true",
    "2027-01-03T23:00:00Z, false",
    "2026-11-27T16:59:59Z, false",
    "2026-11-27T17:00:00Z, true",
    "2026-11-28T04:59:59Z, true",
    "2026-11-28T05:00:00Z, false",
    "2026-11-28T17:30:00Z, false"
  })
  void readsACalendarByTheBundlesClock(String now, boolean within) {
    Situation then = Samples.situation(Samples.read(), null, null, now);

    assertThat(Samples.condition("now.within('freeze')").evaluate(then))
        .isEqualTo(within ? new Truth.Holds() : new Truth.DoesNotHold());
  }

  @Test
  void saysWhatItLookedAt() {
    Situation situation =
        Samples.situation(Samples.read(), Samples.HISTORY, null, "2026-12-24T12:00:00Z");
    Condition condition =
        Samples.condition(
            "facts.columns.exists(c, c.category == 'email') && has(principal.owner)"
                + " && (now.within('freeze') || impact.changedRows > 1)"
                + " && facts.filters.unfiltered == [] && history.newTables == []");

    assertThat(condition.because(situation))
        .isEqualTo(
            Map.of(
                "facts.columns",
                "[customers.email = email (output, predicate, join, grouping, ordering, aggregate,"
                    + " assigned, source), ?.id (output, predicate, join, grouping, ordering,"
                    + " aggregate, assigned, source)]",
                "principal.owner",
                "olga-subject",
                "now",
                "2026-12-24T12:00:00Z",
                "now.within(\"freeze\")",
                "true: Year end",
                "impact.changedRows",
                "absent",
                "facts.filters.unfiltered",
                "[]",
                "history.newTables",
                "[]"));
  }

  private static List<TableName> tables(int count) {
    return IntStream.range(0, count).mapToObj(i -> TableName.parse("t" + i)).toList();
  }

  @Test
  void cutsWhatIsLong() {
    List<TableName> many = tables(1_000);
    Situation situation = Samples.situation(SampleFacts.naming(many, List.of(), List.of()));

    assertThat(Samples.condition("'x' in facts.reads").because(situation).get("facts.reads"))
        .hasSize(200)
        .startsWith("[t0, t1, ")
        .endsWith("…");
  }

  @Test
  void boundsWhatAnEvaluationCosts() {
    List<TableName> many = tables(1_000);
    Facts facts = SampleFacts.naming(many, many, List.of());
    Condition quadratic =
        Samples.condition("facts.reads.all(r, facts.writes.all(w, r != w + 'x'))");

    assertThat(quadratic.evaluate(Samples.situation(facts))).isInstanceOf(Truth.Undecidable.class);
  }
}
