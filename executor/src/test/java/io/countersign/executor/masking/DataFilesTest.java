package io.countersign.executor.masking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataFilesTest {
  @ParameterizedTest
  @CsvSource({
    "NO,15", "BE,16", "DE,22", "GB,22", "CR,22", "FR,27", "MT,31", "LC,32", "RU,33", "US,0"
  })
  void knowsHowLongTheAccountNumbersOfACountryAre(String country, int length) {
    assertThat(Iban.lengthIn(country)).isEqualTo(length);
  }

  @Test
  void describesAccountNumbersOfEveryCountryWithinTheLongestLength() {
    assertThat(DataFile.lines("iban-structures.csv"))
        .hasSizeGreaterThan(80)
        .allMatch(line -> line.matches("[A-Z]{2},(\\d+[nac])+"))
        .allMatch(line -> Iban.lengthIn(line.substring(0, 2)) <= Iban.LONGEST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"4012888888881881", "5105105105105100", "371449635398431", "38520000023237"})
  void knowsTheRangesOfCards(String number) {
    assertThat(CardDetector.isCard(number)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1111111111111117", "0000000000000000", "401288888888188"})
  void knowsWhatNoIssuerGives(String number) {
    assertThat(CardRanges.contain(number)).isFalse();
  }
}
