package io.countersign.approval;

import static io.countersign.approval.GrantSamples.statement;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Dialect;
import io.countersign.contracts.Effect;
import io.countersign.contracts.Facts;
import io.countersign.contracts.StatementFacts;
import io.countersign.contracts.StatementKind;
import io.countersign.contracts.TableName;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CommandFormTest {
  private static final List<TableName> CUSTOMERS = List.of(TableName.parse("customers"));

  @Test
  void isTheSameForStatementsThatDifferInNothingElseThanLiterals() {
    assertThat(CommandForm.of(GrantSamples.update("a")))
        .isPresent()
        .isEqualTo(CommandForm.of(GrantSamples.update("a")));
    assertThat(CommandForm.of(GrantSamples.update("a")))
        .isNotEqualTo(CommandForm.of(GrantSamples.update("b")));
  }

  @Test
  void tellsApartWhatALiteralMadeChangeEveryRow() {
    assertThat(CommandForm.of(GrantSamples.updateOfAll("a")))
        .isPresent()
        .isNotEqualTo(CommandForm.of(GrantSamples.update("a")));
  }

  @Test
  void doesNotTrustAFingerprintThatTwoStatementsShare() {
    Facts other =
        GrantSamples.facts(
            "a",
            StatementKind.UPDATE,
            List.of(Effect.READS, Effect.WRITES_DATA),
            List.of(TableName.parse("salaries")),
            List.of());

    assertThat(CommandForm.of(other)).isNotEqualTo(CommandForm.of(GrantSamples.update("a")));
  }

  @ParameterizedTest
  @EnumSource(
      value = StatementKind.class,
      names = {"DO", "CALL", "COPY", "TRUNCATE", "CREATE_FUNCTION", "ALTER_ROLE", "SET", "EXECUTE"})
  void standsForNothingWhoseLiteralsAreCodeOrWhoseRowsNobodyCounts(StatementKind kind) {
    Facts facts = GrantSamples.facts("a", kind, List.of(Effect.WRITES_DATA), CUSTOMERS, List.of());

    assertThat(CommandForm.of(facts)).isEmpty();
    assertThat(CommandForm.objectionTo(facts).orElseThrow()).contains(kind.text());
  }

  @ParameterizedTest
  @EnumSource(
      value = Effect.class,
      names = {"READS", "WRITES_DATA"},
      mode = EnumSource.Mode.EXCLUDE)
  void standsForNothingThatDoesMoreThanReadAndChangeRows(Effect effect) {
    Facts facts =
        GrantSamples.facts(
            "a", StatementKind.SELECT, List.of(Effect.READS, effect), List.of(), List.of());

    assertThat(CommandForm.of(facts)).isEmpty();
    assertThat(CommandForm.objectionTo(facts).orElseThrow()).contains(effect.text());
  }

  @Test
  void standsForNoWriteThatALiteralNames() {
    Facts setval =
        GrantSamples.facts(
            "a",
            StatementKind.SELECT,
            List.of(Effect.READS, Effect.WRITES_DATA),
            List.of(),
            List.of());

    assertThat(CommandForm.objectionTo(setval).orElseThrow()).contains("without naming a table");
  }

  @Test
  void standsForNoFunctionThatIsNotKnown() {
    Facts facts = Facts.of(Dialect.POSTGRESQL, List.of(select(true, List.of("refund"))));

    assertThat(CommandForm.objectionTo(facts).orElseThrow()).contains("refund");
  }

  @Test
  void standsForNothingThatWasNotUnderstoodThoughItHasAFingerprint() {
    Facts facts = Facts.of(Dialect.POSTGRESQL, List.of(select(false, List.of())));

    assertThat(facts.fingerprint()).isNotNull();
    assertThat(CommandForm.of(facts)).isEmpty();
  }

  @Test
  void standsForNoTextOfSeveralStatements() {
    Facts two =
        Facts.of(Dialect.POSTGRESQL, List.of(select(true, List.of()), select(true, List.of())));

    assertThat(CommandForm.objectionTo(two).orElseThrow()).contains("several");
  }

  private static StatementFacts select(boolean parsed, List<String> unknownFunctions) {
    return statement(
        "a",
        parsed,
        StatementKind.SELECT,
        List.of(Effect.READS),
        List.of(),
        unknownFunctions,
        List.of());
  }
}
