package io.countersign.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.Facts;
import io.countersign.contracts.TableName;
import io.countersign.testing.SampleFacts;
import java.util.Collections;
import java.util.List;
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
        "!has(command.justification) && has(principal.owner)",
        "facts.parsed && facts.readOnly && facts.statements == 1 && !has(facts.problem)",
        "facts.kinds == ['SELECT'] && 'customers' in facts.reads && size(facts.writes) == 0",
        "facts.columns.exists(c, c.table == 'customers' && c.column == 'email')",
        "facts.columns.exists(c, !has(c.table) && c.table == '' && c.column == 'id')",
        "facts.functions == ['lower'] && facts.unknownFunctions == [] && facts.unfilteredWrites == []",
        "facts.reads.mayInclude('customers') && facts.reads.mayInclude('public.customers')",
        "!facts.reads.mayInclude('orders') && !facts.writes.mayInclude('customers')",
        "principal.name.matches('^night-')"
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
          facts.statements                                  | expected type 'bool' but found 'int'
          facts.statements > 'one'                          | found no matching overload for '_>_'
          [facts, 1][0] == 1                                | expected type
          facts.parsed &&                                   | mismatched input
          principal.name.matches('(')                       | Regex validation failed
          now > 1                                           | undeclared reference to 'now'
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
        "facts.reads.mayInclude('a.b.c')"
      })
  void reportsAnEvaluationThatFails(String text) {
    assertThat(Samples.condition(text).evaluate(Samples.situation(Samples.read())))
        .isInstanceOf(Truth.Undecidable.class);
  }

  @Test
  void boundsWhatAnEvaluationCosts() {
    List<TableName> many = Collections.nCopies(1_000, TableName.parse("t"));
    Facts facts = SampleFacts.naming(many, many, List.of());
    Condition quadratic = Samples.condition("facts.reads.all(r, facts.writes.all(w, r == w))");

    assertThat(quadratic.evaluate(Samples.situation(facts))).isInstanceOf(Truth.Undecidable.class);
  }
}
