package io.countersign.approval;

import static io.countersign.approval.Samples.RITA;
import static io.countersign.approval.Samples.pending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.ApprovalConditions;
import io.countersign.contracts.Verdict;
import java.time.Instant;
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
  @ValueSource(
      strings = {
        "2036-11-23T10:00:00Z",
        "+1000000000-12-31T23:59:59Z",
        "-1000000000-01-01T00:00:00Z"
      })
  void refusesConditionsThatNobodyKnowsTheMomentOf(String moment) {
    Instant far = Instant.parse(moment);

    assertThatThrownBy(() -> approval(new ApprovalConditions(null, far, null)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("notBefore")
        .hasMessageContaining("366 days");
    assertThatThrownBy(() -> approval(new ApprovalConditions(null, null, far)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("notAfter");
  }

  private static Ballot approval(ApprovalConditions conditions) {
    return new Ballot(
        Samples.voter(RITA),
        Verdict.APPROVE,
        pending(1).request().digest(),
        conditions,
        null,
        null,
        Samples.NOW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\0", "\u001b[31m", "\u007f", "\u0085", "\ud800"})
  void refusesWhatIsNotText(String comment) {
    assertThatThrownBy(() -> Samples.ballot(pending(1), RITA, Verdict.APPROVE, comment))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("U+");
  }
}
