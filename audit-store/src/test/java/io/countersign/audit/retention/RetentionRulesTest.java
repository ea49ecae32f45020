package io.countersign.audit.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.countersign.audit.RecordCategory;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RetentionRulesTest {
  private static final RecordDays RESULTS = days(RecordCategory.RESULTS, "2026-01-01");
  private static final RecordDays COMMANDS = days(RecordCategory.COMMANDS, "2026-01-01");

  @Test
  void keepsEverythingForEverUnlessTold() {
    RetentionRules rules = new RetentionRules(Map.of());
    assertThat(rules.due(List.of(RESULTS, COMMANDS), Instant.parse("2126-01-01T00:00:00Z")))
        .isEmpty();
  }

  @Test
  void countsFromTheEndOfTheLastDay() {
    // Given
    RetentionRules rules = new RetentionRules(Map.of(RecordCategory.RESULTS, Duration.ofDays(30)));

    // Then
    assertThat(rules.due(List.of(RESULTS), Instant.parse("2026-03-02T23:59:59.999Z"))).isEmpty();
    assertThat(rules.due(List.of(RESULTS), Instant.parse("2026-03-03T00:00:00Z")))
        .containsExactly(RESULTS);
  }

  @Test
  void disposesOfTheOldestFirstAndOnlyOfWhatHasATime() {
    // Given
    RecordDays later = days(RecordCategory.RESULTS, "2026-02-01");
    RetentionRules rules = new RetentionRules(Map.of(RecordCategory.RESULTS, Duration.ofDays(1)));

    // Then
    assertThat(rules.due(List.of(later, COMMANDS, RESULTS), Instant.parse("2026-06-01T00:00:00Z")))
        .containsExactly(RESULTS, later);
  }

  @Test
  void refusesWhatNobodyCanMean() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RetentionRules(Map.of(RecordCategory.RESULTS, Duration.ofHours(23))))
        .withMessageContaining("results")
        .withMessageContaining("the least is a day");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new RetentionRules(Map.of(RecordCategory.ADMINISTRATION, Duration.ofDays(4_000))))
        .withMessageContaining("kept for ever");
  }

  private static RecordDays days(RecordCategory category, String from) {
    LocalDate first = LocalDate.parse(from);
    return new RecordDays(category, first, first.plusMonths(1));
  }
}
