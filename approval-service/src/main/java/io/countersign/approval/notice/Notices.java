package io.countersign.approval.notice;

import io.countersign.approval.ApprovalState;
import io.countersign.approval.People;
import io.countersign.approval.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What there is to tell at this moment. */
public final class Notices {
  /** More than somebody reads in one go. */
  static final int SUMMED_UP = 50;

  private final BatchStore batches;
  private final Channels channels;
  private final Answerers answerers;
  private final People people;

  public Notices(BatchStore batches, Channels channels, Answerers answerers, People people) {
    this.batches = batches;
    this.channels = channels;
    this.answerers = answerers;
    this.people = people;
  }

  /** Empty if it need not be told any more. */
  Optional<Notice> of(Dispatch dispatch) {
    return dispatch.kind() == Dispatch.Kind.SUMMARY
        ? summary(person(dispatch))
        : Optional.ofNullable(dispatch.batch())
            .flatMap(batches::find)
            .flatMap(batch -> of(dispatch, batch));
  }

  private Optional<Notice> of(Dispatch dispatch, Batch batch) {
    boolean asked = !batch.pending().isEmpty();
    boolean wanted = asked && !hasAnswered(dispatch, batch);
    return switch (dispatch.kind()) {
      case ASKED -> when(wanted || dispatch.sent() > 0, new Notice.Asked(batch, dispatch.urgent()));
      case REMINDER ->
          when(wanted, new Notice.Reminder(batch, dispatch.times(), dispatch.urgent()));
      case ESCALATED -> when(wanted, new Notice.Escalated(batch));
      case GLASS_BROKEN ->
          broken(dispatch, batch)
              .map(b ->
                  new Notice.GlassBroken(
                      b, Objects.requireNonNull(dispatch.reason()), reviewDueAt(dispatch)));
      case REVIEW_LATE ->
          broken(dispatch, batch)
              .map(b -> new Notice.ReviewLate(b, reviewDueAt(dispatch), dispatch.times()));
      case SUMMARY -> Optional.empty();
    };
  }

  private static Optional<Notice> when(boolean wanted, Notice notice) {
    return wanted ? Optional.of(notice) : Optional.empty();
  }

  private static Optional<ApprovalState.GlassBroken> broken(Dispatch dispatch, Batch batch) {
    return Optional.ofNullable(dispatch.request()).flatMap(batch::broken);
  }

  private static Instant reviewDueAt(Dispatch dispatch) {
    return Objects.requireNonNull(dispatch.reviewDueAt());
  }

  /** Only of persons is it known; others, such as a room, are told as long as anybody is asked. */
  private boolean hasAnswered(Dispatch dispatch, Batch batch) {
    return channels.named(dispatch.channel()).filter(Channel::tellsPersons).isPresent()
        && !answerers.includes(person(dispatch), batch);
  }

  private Person person(Dispatch dispatch) {
    return people
        .named(dispatch.target())
        .orElseGet(() -> people.withSubject(dispatch.target(), dispatch.target()));
  }

  private Optional<Notice> summary(Person person) {
    List<Batch> waiting = new ArrayList<>();
    List<Batch> page;
    BatchId last = null;
    do {
      page = batches.pending(last, SUMMED_UP);
      for (Batch batch : page) {
        last = batch.id();
        if (answerers.includes(person, batch)) {
          waiting.add(batch);
        }
      }
    } while (page.size() == SUMMED_UP && waiting.size() <= SUMMED_UP);
    boolean more = waiting.size() > SUMMED_UP;
    List<Batch> shown = waiting.subList(0, Math.min(SUMMED_UP, waiting.size()));
    return when(!waiting.isEmpty(), new Notice.Summary(person, shown, more));
  }
}
