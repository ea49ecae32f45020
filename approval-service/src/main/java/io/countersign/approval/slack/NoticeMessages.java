package io.countersign.approval.slack;

import static io.countersign.approval.slack.RichText.bold;
import static io.countersign.approval.slack.RichText.date;
import static io.countersign.approval.slack.RichText.foreign;
import static io.countersign.approval.slack.RichText.plain;

import com.slack.api.model.block.ActionsBlock;
import io.countersign.approval.ApprovalRequest;
import io.countersign.approval.ApprovalState;
import io.countersign.approval.People;
import io.countersign.approval.notice.Batch;
import io.countersign.approval.notice.Notice;
import io.countersign.approval.notice.VisibleText;
import java.time.Instant;
import java.util.List;

/** Notices as Slack shows them. */
final class NoticeMessages {
  /** Of a person's summary; a block each. */
  private static final int BATCHES_LISTED = 40;

  private final People people;

  NoticeMessages(People people) {
    this.people = people;
  }

  SlackMessage of(Notice notice) {
    return switch (notice) {
      case Notice.Asked asked -> asked(asked.batch());
      case Notice.Reminder reminder -> reminder(reminder.batch());
      case Notice.Escalated escalated -> escalated(escalated.batch());
      case Notice.GlassBroken broken -> broken(broken);
      case Notice.ReviewLate late -> late(late);
      case Notice.Summary summary -> summary(summary.waiting(), summary.more());
    };
  }

  private SlackMessage asked(Batch batch) {
    return whole(new Page(), title(batch), batch);
  }

  private SlackMessage escalated(Batch batch) {
    Page page = new Page();
    page.line(bold("Escalated: those who were asked first have not answered in time."));
    return whole(page, "Escalated: " + title(batch), batch);
  }

  private SlackMessage whole(Page page, String title, Batch batch) {
    BatchPage shown = BatchPage.of(batch, Room.MESSAGE, people);
    shown.page().blocks().forEach(page::add);
    if (shown.covered() == 0) {
      page.line(plain("This is more than a message holds. Read it whole before you answer."));
    }
    Buttons.of(batch, shown.covered()).ifPresent(page::add);
    return new SlackMessage(VisibleText.escaped(title), page.blocks());
  }

  private SlackMessage reminder(Batch batch) {
    Page page = new Page();
    page.line(bold("Still waiting: "), foreign(title(batch)));
    page.line(plain("Asked "), date(batch.members().getFirst().request().requestedAt()));
    if (batch.members().stream().anyMatch(Buttons::takesAnswers)) {
      page.add(ActionsBlock.builder().elements(List.of(Buttons.read(batch))).build());
    }
    return new SlackMessage(VisibleText.escaped("Still waiting: " + title(batch)), page.blocks());
  }

  private SlackMessage broken(Notice.GlassBroken notice) {
    String title = "Ran before approval: " + title(notice.state().request(), 1);
    return review(title, notice.state(), notice.reason(), notice.reviewDueAt());
  }

  private SlackMessage late(Notice.ReviewLate notice) {
    String title = "A review is late: " + title(notice.state().request(), 1);
    return review(title, notice.state(), "", notice.reviewDueAt());
  }

  private SlackMessage review(
      String title, ApprovalState.GlassBroken state, String reason, Instant dueAt) {
    ApprovalRequest request = state.request();
    Page page = new Page();
    page.line(bold(VisibleText.inLine(title)));
    page.line(plain("On the word of "), foreign(state.by()), plain(", "), date(state.at()));
    page.preformatted("Reason", VisibleText.of(reason), Room.MESSAGE.justification());
    page.preformatted(
        "Statement", VisibleText.of(request.command().sql()), Room.MESSAGE.statement());
    page.preformatted("Values", BindText.lines(request.command()), Room.MESSAGE.values());
    page.line(bold("Review it until "), date(dueAt));
    page.line(plain("countersign review %s".formatted(request.id())));
    return new SlackMessage(VisibleText.escaped(title), page.blocks());
  }

  private SlackMessage summary(List<Batch> waiting, boolean more) {
    int listed = Math.min(waiting.size(), BATCHES_LISTED);
    String title =
        more || listed < waiting.size()
            ? "More than %,d questions wait for you".formatted(listed)
            : "%,d questions wait for you".formatted(listed);
    Page page = new Page();
    page.line(bold(title));
    waiting.stream()
        .limit(listed)
        .forEach(b -> page.line(foreign(title(b)), plain(", open until "), date(end(b))));
    return new SlackMessage(title, page.blocks());
  }

  private static Instant end(Batch batch) {
    return batch.members().getFirst().request().expiresAt();
  }

  private String title(Batch batch) {
    return title(batch.members().getFirst().request(), batch.members().size());
  }

  private String title(ApprovalRequest request, int statements) {
    return "%s, %s on %s (%s)"
        .formatted(
            Submitter.of(request.command().principal(), people),
            statements == 1 ? "a statement" : "%,d statements".formatted(statements),
            request.command().dataSource(),
            request.decided().environment());
  }
}
