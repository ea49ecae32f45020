package io.countersign.approval;

import static io.countersign.approval.Samples.RITA;
import static io.countersign.approval.Samples.pending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BallotTest {
  @Test
  void takesLineBreaksAndFourThousandCharactersOfAnyScript() {
    String comment = "no\r\n\t" + "🔒".repeat(PlainText.MAXIMUM - 5);

    assertThat(Samples.ballot(pending(1), RITA, Verdict.APPROVE, comment).comment())
        .isEqualTo(comment);
  }

  @Test
  void refusesOneCharacterMore() {
    String comment = "x".repeat(PlainText.MAXIMUM + 1);

    assertThatThrownBy(() -> Samples.ballot(pending(1), RITA, Verdict.APPROVE, comment))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4,001")
        .hasMessageContaining("4,000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\0", "\u001b[31m", "\u007f", "\u0085", "\ud800"})
  void refusesWhatIsNotText(String comment) {
    assertThatThrownBy(() -> Samples.ballot(pending(1), RITA, Verdict.APPROVE, comment))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("U+");
  }
}
