package io.countersign.evaluator;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.TableName;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class MentionsTest {
  private static final TableName CUSTOMERS = TableName.parse("public.customers");
  private static final TableName ORDERS = TableName.parse("orders");

  @ParameterizedTest(name = "{0}: {1} ({3})")
  @CsvFileSource(resources = "/history/mentions.csv", delimiter = '|', numLinesToSkip = 1)
  void tellsWhichTablesAJustificationSpeaksOf(
      String justification, String table, String mentioned, String why) {
    TableName name = TableName.parse(table);
    assertThat(Mentions.missing(justification, List.of(name)))
        .as(why)
        .isEqualTo(mentioned.equals("yes") ? List.of() : List.of(name));
  }

  @Test
  void withoutAJustificationNothingIsMentioned() {
    assertThat(Mentions.missing(null, List.of(CUSTOMERS, ORDERS)))
        .containsExactly(CUSTOMERS, ORDERS);
    assertThat(Mentions.missing(" ", List.of(CUSTOMERS))).containsExactly(CUSTOMERS);
  }
}
