package io.countersign.approval.slack;

import io.countersign.approval.People;
import io.countersign.approval.Voter;
import io.countersign.approval.inbox.Sight;
import io.countersign.approval.inbox.Sights;
import io.countersign.approval.notice.Batch;
import io.countersign.approval.notice.BatchVoting;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Opens dialogs while Slack's trigger is fresh, without keeping Slack waiting for it. */
@ApplicationScoped
class DialogOpener {
  private static final Logger LOG = Logger.getLogger(DialogOpener.class);

  private final SlackConnection connection;
  private final Clickers clickers;
  private final BatchVoting voting;
  private final Invitations invitations;
  private final Whispers whispers;
  private final Sights sights;
  private final Dialogs dialogs;
  private final Clock clock;

  DialogOpener(
      SlackConnection connection,
      Clickers clickers,
      BatchVoting voting,
      Invitations invitations,
      Whispers whispers,
      Sights sights,
      People people,
      Clock clock) {
    this.connection = connection;
    this.clickers = clickers;
    this.voting = voting;
    this.invitations = invitations;
    this.whispers = whispers;
    this.sights = sights;
    this.dialogs = new Dialogs(people);
    this.clock = clock;
  }

  /** Nothing is lost if it fails: whoever clicked clicks again. */
  void open(Interaction.Clicked clicked) {
    Thread.ofVirtual()
        .name("slack-dialog")
        .start(() -> {
          try {
            openOrTell(clicked);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } catch (RuntimeException e) {
            LOG.warnf("A dialog in Slack could not be opened: %s", e.getMessage());
          }
        });
  }

  private void openOrTell(Interaction.Clicked clicked) throws InterruptedException {
    switch (clickers.of(clicked.user(), clock.instant())) {
      case Clickers.Clicker.Unlinked _ -> tell(clicked, invitations.toLink(clicked.user()));
      case Clickers.Clicker.Forgotten _ -> tell(clicked, invitations.toSignIn());
      case Clickers.Clicker.Known(Voter voter) -> openFor(clicked, voter);
    }
  }

  private void openFor(Interaction.Clicked clicked, Voter voter) throws InterruptedException {
    Optional<Batch> batch = voting.find(clicked.choice().batch());
    if (batch.isEmpty()) {
      tell(clicked, ReplyText.GONE);
      return;
    }
    if (!batch.get().members().stream().allMatch(m -> sights.of(m, voter) == Sight.WHOLE)) {
      tell(clicked, ReplyText.NOT_FOR_YOU);
      return;
    }
    Optional<SlackAnswer> opened =
        connection.web().map(w -> w.open(clicked.trigger(), dialogs.of(clicked, batch.get())));
    if (opened.isPresent() && !(opened.get() instanceof SlackAnswer.Done)) {
      LOG.infof("Slack opened no dialog: %s", opened.get());
      tell(clicked, "Slack opened no dialog. Click once more.");
    }
  }

  private void tell(Interaction.Clicked clicked, String text) throws InterruptedException {
    var _ = whispers.tell(clicked.user(), clicked.place(), text);
  }
}
