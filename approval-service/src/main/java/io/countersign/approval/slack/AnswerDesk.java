package io.countersign.approval.slack;

import io.countersign.approval.Approvals;
import io.countersign.approval.Voter;
import io.countersign.approval.inbox.Conversations;
import io.countersign.approval.notice.Batch;
import io.countersign.approval.notice.BatchVoting;
import io.countersign.contracts.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Acts upon answers, by the same rules as everywhere, and says what became of them. */
@ApplicationScoped
class AnswerDesk {
  private final Clickers clickers;
  private final BatchVoting voting;
  private final Conversations conversations;
  private final Invitations invitations;
  private final Clock clock;

  AnswerDesk(
      Clickers clickers,
      BatchVoting voting,
      Conversations conversations,
      Invitations invitations,
      Clock clock) {
    this.clickers = clickers;
    this.voting = voting;
    this.conversations = conversations;
    this.invitations = invitations;
    this.clock = Clock.tick(clock, Approvals.PRECISION);
  }

  /**
   * Acts; the same answer once more counts no second time.
   *
   * @return what its giver is to be told
   */
  String act(Answer answer) {
    return switch (clickers.of(answer.user(), clock.instant())) {
      case Clickers.Clicker.Unlinked _ -> invitations.toLink(answer.user());
      case Clickers.Clicker.Forgotten _ -> invitations.toSignIn();
      case Clickers.Clicker.Known(Voter voter) -> act(answer, voter);
    };
  }

  private String act(Answer answer, Voter voter) {
    try {
      return switch (answer.kind()) {
        case APPROVE -> vote(answer, voter, Verdict.APPROVE);
        case REJECT -> vote(answer, voter, Verdict.REJECT);
        case ASK -> ask(answer, voter);
      };
    } catch (IllegalArgumentException e) {
      return "Not counted: " + e.getMessage() + ".";
    }
  }

  private String vote(Answer answer, Voter voter, Verdict verdict) {
    Choice choice = answer.choice();
    return voting
        .vote(
            choice.batch(),
            new BatchVoting.BatchBallot(
                voter,
                verdict,
                choice.shown(),
                choice.digest(),
                answer.conditions(),
                null,
                answer.words()))
        .map(ReplyText::of)
        .orElse(ReplyText.GONE);
  }

  private String ask(Answer answer, Voter voter) {
    Optional<Batch> batch = voting.find(answer.choice().batch());
    String words = answer.words();
    return batch.isEmpty() || words == null
        ? ReplyText.GONE
        : ReplyText.of(
            conversations.say(batch.get().members().getFirst().request().id(), voter, words, true));
  }
}
