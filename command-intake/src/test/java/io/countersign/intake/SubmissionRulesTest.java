package io.countersign.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.BindType;
import io.countersign.contracts.BindValue;
import io.countersign.contracts.GrantTerms;
import io.countersign.intake.Flaw.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SubmissionRulesTest {
  private final MovableClock clock = new MovableClock();
  private final SubmissionRules rules = new SubmissionRules(new SmallLimits(), clock);

  @Test
  void takesWhatIsWithinTheLimits() {
    assertThat(rules.flaw(new Submission("shop", "SELECT 'ä😀'", List.of(), "why"))).isEmpty();
  }

  @Test
  void takesANullParameter() {
    assertThat(
            rules.flaw(
                new Submission(
                    "shop", "SELECT 1", List.of(new BindValue(BindType.TEXT, null)), null)))
        .isEmpty();
  }

  @Test
  void takesAGrantUpToNinetyDays() {
    assertThat(grantUntil(clock.instant().plusSeconds(1))).isEmpty();
    assertThat(grantUntil(clock.instant().plus(Duration.ofDays(90)))).isEmpty();
  }

  @Test
  void refusesAGrantThatIsOverOrTooLong() {
    assertThat(grantUntil(clock.instant()).orElseThrow().kind()).isEqualTo(Kind.INVALID_GRANT);
    assertThat(grantUntil(clock.instant().plus(Duration.ofDays(90)).plusSeconds(1)).orElseThrow())
        .satisfies(f -> assertThat(f.detail()).contains("90 days"));
  }

  private Optional<Flaw> grantUntil(Instant until) {
    return rules.flaw(
        new Submission("shop", "SELECT 1", List.of(), null, new GrantTerms(1, 1, until)));
  }

  @Test
  void refusesBlankSql() {
    assertThat(kind(" \n\t", null)).isEqualTo(Kind.EMPTY_SQL);
  }

  @Test
  void countsSqlInBytesOfUtf8() {
    assertThat(kind("ä".repeat(10), null)).isNull();
    assertThat(kind("ä".repeat(10) + "x", null)).isEqualTo(Kind.SQL_TOO_LONG);
  }

  @Test
  void refusesWhatNoDatabaseCanStore() {
    assertThat(kind("SELECT '\0'", null)).isEqualTo(Kind.UNSTORABLE_TEXT);
    assertThat(kind("SELECT '\ud800'", null)).isEqualTo(Kind.UNSTORABLE_TEXT);
    assertThat(kind("SELECT 1", "be\udc00")).isEqualTo(Kind.UNSTORABLE_TEXT);
  }

  @Test
  void namesTheParameterThatCannotBeStored() {
    List<BindValue> parameters =
        List.of(new BindValue(BindType.TEXT, "x"), new BindValue(BindType.TEXT, "\0"));

    assertThat(
            rules.flaw(new Submission("shop", "SELECT 1", parameters, null)).orElseThrow().detail())
        .contains("parameters[1]");
  }

  @Test
  void limitsParametersInNumberAndSize() {
    BindValue large = new BindValue(BindType.TEXT, "x".repeat(6));
    assertThat(kind(Collections.nCopies(4, new BindValue(BindType.TEXT, ""))))
        .isEqualTo(Kind.TOO_MANY_PARAMETERS);
    assertThat(kind(List.of(large, large))).isEqualTo(Kind.PARAMETERS_TOO_LARGE);
  }

  @Test
  void limitsTheJustification() {
    assertThat(kind("SELECT 1", "12345")).isNull();
    assertThat(kind("SELECT 1", "123456")).isEqualTo(Kind.JUSTIFICATION_TOO_LONG);
  }

  private Kind kind(List<BindValue> parameters) {
    return rules.flaw(new Submission("shop", "SELECT 1", parameters, null)).orElseThrow().kind();
  }

  private Kind kind(String sql, String justification) {
    return rules
        .flaw(new Submission("shop", sql, List.of(), justification))
        .map(Flaw::kind)
        .orElse(null);
  }

  private record SmallLimits() implements SubmissionLimits {
    @Override
    public int sqlBytes() {
      return 20;
    }

    @Override
    public int parameters() {
      return 3;
    }

    @Override
    public int parameterBytes() {
      return 10;
    }

    @Override
    public int justificationCharacters() {
      return 5;
    }

    @Override
    public int eventBytes() {
      return 100;
    }
  }
}
