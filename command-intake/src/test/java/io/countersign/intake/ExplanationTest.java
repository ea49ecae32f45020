package io.countersign.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Approvers;
import io.countersign.contracts.Command;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.RefusalReason;
import io.countersign.contracts.event.ApprovalEscalated;
import io.countersign.contracts.event.ApprovalExpired;
import io.countersign.contracts.event.ApprovalWithdrawn;
import io.countersign.contracts.event.EventData;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a submitter is told, and told to do. */
final class ExplanationTest {
  private static final Command COMMAND = Samples.command();
  private static final EventData ASKED = Samples.requested(COMMAND);

  @Test
  void tellsThatItIsQueued() {
    assertThat(explained(People.queued(COMMAND))).isEqualTo("7 of your requests are open; wait.");
  }

  @Test
  void tellsHowManyApprovalsAreGiven() {
    assertThat(explained(ASKED))
        .isEqualTo(
            "People are asked until 2026-11-23T04:00:00Z; of 1 approvals needed, 0 are given.");
  }

  @Test
  void tellsWhatHasChanged() {
    assertThat(explained(ASKED, Samples.vote(COMMAND), People.revised(COMMAND)))
        .contains("until 2026-11-23T05:00:00Z")
        .contains("0 are given")
        .contains("earlier votes no longer count: It would change 9 rows, not 1.");
  }

  @Test
  void tellsThatThereIsAQuestion() {
    assertThat(explained(ASKED, People.question(COMMAND, "Why?"))).contains("have a question");
    assertThat(explained(ASKED, People.question(COMMAND, "Why?"), People.answer(COMMAND, "So.")))
        .doesNotContain("question");
  }

  @Test
  void tellsThatOthersAreAsked() {
    assertThat(
            explained(
                ASKED,
                new ApprovalEscalated(
                    Samples.REQUEST, COMMAND.id(), 0, Approvers.withRoles(Set.of("dba")))))
        .contains("others are asked too");
  }

  @Test
  void tellsWhenItRunsIfThatIsLater() {
    assertThat(explained(ASKED, People.forLater(COMMAND, Samples.NOW.plusSeconds(60))))
        .isEqualTo(
            "It is approved to run from 2026-11-23T03:01:00Z on; until then it may still be rejected.");
    assertThat(explained(ASKED, Samples.granted(COMMAND))).isEmpty();
  }

  @Test
  void tellsThatAReviewIsOwed() {
    assertThat(explained(ASKED, People.broken(COMMAND)))
        .isEqualTo(
            "rita let it run before anybody approved it; a review is owed until 2026-11-24T03:00:00Z.");
  }

  @Test
  void tellsWhoRejectedItAndWhy() {
    assertThat(explained(ASKED, Samples.vote(COMMAND), People.rejected(COMMAND)))
        .startsWith("rita rejected it: Use the view. Submit");
    assertThat(explained(ASKED, Samples.granted(COMMAND), People.rejected(COMMAND)))
        .contains("rejected it after it had been approved");
  }

  @Test
  void tellsWhichStageWasNotAnswered() {
    assertThat(explained(ASKED, new ApprovalExpired(Samples.REQUEST, COMMAND.id(), null)))
        .startsWith("Not enough persons answered by 2026-11-23T04:00:00Z. Nothing was run.");
    assertThat(explained(ASKED, new ApprovalExpired(Samples.REQUEST, COMMAND.id(), 0)))
        .startsWith("Stage 1 of 1 (reviewer) was not answered in time. Nothing was run.");
    assertThat(explained(new ApprovalExpired(Samples.REQUEST, COMMAND.id(), 3)))
        .startsWith("Not enough persons answered in time.");
  }

  @Test
  void tellsThatPolicyDecidedAnew() {
    assertThat(explained(ASKED, People.superseded(COMMAND), Samples.denied(COMMAND)))
        .isEqualTo(
            "Policy does not allow it any more, so people need not answer: Not in production. Use"
                + " a migration.");
    assertThat(explained(Samples.denied(COMMAND))).isEqualTo("Not in production. Use a migration.");
  }

  @Test
  void tellsThatItWasWithdrawn() {
    assertThat(explained(ASKED, new ApprovalWithdrawn(Samples.REQUEST, COMMAND.id())))
        .contains("cancelled");
  }

  @Test
  void tellsWhyItWasRolledBack() {
    Outcome drift = new Outcome.Refused(RefusalReason.DRIFT, "9 rows. It was rolled back.");

    assertThat(explained(ASKED, Samples.finished(COMMAND, drift)))
        .isEqualTo("9 rows. It was rolled back.");
  }

  @Test
  void tellsWhatAGrantGives() {
    assertThat(explained(People.asking(COMMAND), People.issued(COMMAND)))
        .startsWith(
            "Grant " + People.GRANT + " is in force until 2026-11-23T04:00:00Z: 5 commands");
    assertThat(explained(People.asking(COMMAND), People.declined(COMMAND)))
        .isEqualTo("Policy allows it without; submit the command itself.");
  }

  private static String explained(EventData... events) {
    return explained(COMMAND, events);
  }

  private static String explained(Command command, EventData... events) {
    CommandProgress progress =
        CommandProgress.begin(
            Samples.event(0, Samples.submitted(command)),
            Samples.submitted(command),
            new ByteBudget(1_000));
    int number = 1;
    for (EventData data : events) {
      progress = progress.with(Samples.event(number++, data));
    }
    return Explanation.of(progress).orElse("");
  }
}
