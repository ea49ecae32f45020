package io.countersign.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.ApprovalConditions;
import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.CanonicalForm;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.Digest;
import io.countersign.contracts.Grant;
import io.countersign.contracts.GrantId;
import io.countersign.contracts.GrantTerms;
import io.countersign.contracts.ReviewVerdict;
import io.countersign.contracts.Verdict;
import io.countersign.contracts.event.ApprovalCommented;
import io.countersign.contracts.event.ApprovalExpired;
import io.countersign.contracts.event.ApprovalGranted;
import io.countersign.contracts.event.CommandCommented;
import io.countersign.contracts.event.EventData;
import io.countersign.contracts.event.GrantIssued;
import io.countersign.contracts.event.GrantUsed;
import io.countersign.contracts.event.ReviewCompleted;
import io.countersign.contracts.event.VoteCast;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The timeline's sentences about people. */
final class EventStoryTest {
  private static final UUID ID = UUID.fromString("01890000-0000-7000-8000-000000000001");
  private static final ApprovalRequestId REQUEST = new ApprovalRequestId(ID);
  private static final CommandId COMMAND = new CommandId(ID);
  private static final GrantId GRANT = new GrantId(ID);
  private static final Digest DIGEST = CanonicalForm.of("x").digest();
  private static final Instant MORNING = Instant.parse("2026-11-24T06:00:00Z");
  private static final GrantTerms TERMS = new GrantTerms(5, 100, MORNING);

  @Test
  void tellsAPlainVote() {
    assertThat(story(vote(null, ApprovalConditions.none(), null, "looks right")))
        .isEqualTo("rita approved, saying: looks right");
  }

  @Test
  void tellsInWhosePlaceOnWhatConditionsAndWhatAhead() {
    assertThat(story(vote("dana", new ApprovalConditions(10L, MORNING, null), TERMS, null)))
        .isEqualTo(
            "rita approved, in the place of dana, on condition: at most 10 rows, not before"
                + " 2026-11-24T06:00:00Z, and approves ahead 5 commands of its form, each of at"
                + " most 100 rows, until 2026-11-24T06:00:00Z");
  }

  @Test
  void tellsQuestionsAndAnswers() {
    assertThat(story(new ApprovalCommented(REQUEST, COMMAND, CommandLife.RITA, "Why?", true)))
        .isEqualTo("rita asked: Why?");
    assertThat(story(new ApprovalCommented(REQUEST, COMMAND, CommandLife.RITA, "Hm.", false)))
        .isEqualTo("rita said: Hm.");
    assertThat(story(new CommandCommented(COMMAND, CommandLife.AGENT, "Ticket\n4711")))
        .isEqualTo("night-agent said: Ticket 4711");
  }

  @Test
  void tellsTheBeginningOfALongAnswer() {
    assertThat(story(new CommandCommented(COMMAND, CommandLife.AGENT, "x".repeat(4_000))))
        .hasSizeLessThan(350)
        .endsWith("…");
  }

  @Test
  void tellsHowItWasApproved() {
    assertThat(
            story(
                new ApprovalGranted(
                    REQUEST, COMMAND, List.of("r", "d"), ApprovalConditions.none(), null)))
        .isEqualTo("Approved by 2 persons");
    assertThat(
            story(
                new ApprovalGranted(
                    REQUEST, COMMAND, List.of("r"), ApprovalConditions.none(), GRANT)))
        .isEqualTo("Approved ahead, by the grant " + ID);
  }

  @Test
  void tellsWhichStageWasLate() {
    assertThat(story(new ApprovalExpired(REQUEST, COMMAND, 1))).contains("stage 2");
    assertThat(story(new ApprovalExpired(REQUEST, COMMAND, null))).contains("not enough persons");
  }

  @Test
  void tellsWhatAGrantGivesAndHowOftenItWasUsed() {
    Grant grant =
        new Grant(
            GRANT,
            DIGEST,
            "agent-subject",
            "shop",
            TERMS,
            DIGEST,
            "SELECT 1",
            null,
            List.of("r"),
            REQUEST,
            MORNING);

    assertThat(story(new GrantIssued(COMMAND, grant)))
        .isEqualTo(
            "Issued the grant %s to agent-subject on shop: 5 commands of its form, each of at most 100 rows, until 2026-11-24T06:00:00Z"
                .formatted(ID));
    assertThat(story(new GrantUsed(GRANT, REQUEST, COMMAND, 2, 3)))
        .isEqualTo("Use 2 of the grant %s; 3 left".formatted(ID));
  }

  @Test
  void tellsWhatAReviewFound() {
    assertThat(
            story(
                new ReviewCompleted(
                    REQUEST,
                    COMMAND,
                    CommandLife.RITA,
                    "rita",
                    ReviewVerdict.UNJUSTIFIED,
                    "it could wait")))
        .isEqualTo("rita reviewed it afterwards and found it not justified, saying: it could wait");
  }

  private static VoteCast vote(
      @Nullable String onBehalfOf,
      ApprovalConditions conditions,
      @Nullable GrantTerms grant,
      @Nullable String comment) {
    return new VoteCast(
        REQUEST,
        COMMAND,
        CommandLife.RITA,
        "rita",
        onBehalfOf,
        Verdict.APPROVE,
        0,
        DIGEST,
        conditions,
        grant,
        comment);
  }

  private static String story(EventData data) {
    AuditRecord told =
        CommandLife.of(CommandLife.AGENT, "shop", "SELECT 1")
            .told(data)
            .auditRecords(new HashMap<>())
            .getFirst();
    return EventStory.of(told).sentence();
  }
}
