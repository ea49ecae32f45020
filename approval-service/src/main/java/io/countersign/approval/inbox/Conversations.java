package io.countersign.approval.inbox;

import io.countersign.approval.ApprovalState;
import io.countersign.approval.ApprovalStore;
import io.countersign.approval.Approvals;
import io.countersign.approval.Comments;
import io.countersign.approval.Occurrence;
import io.countersign.approval.PlainText;
import io.countersign.approval.Transition;
import io.countersign.approval.Voter;
import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.IdSource;
import io.countersign.contracts.Principal;
import io.countersign.contracts.event.ApprovalCommented;
import io.countersign.contracts.event.EventId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What is said about requests: by those who may read them, and by whoever asked. */
public final class Conversations implements Comments {
  public static final int MOST_ON_A_REQUEST = 200;
  public static final int MOST_OF_AN_ACCOUNT = 20;
  public static final Duration WITHIN = Duration.ofMinutes(1);

  private final ApprovalStore requests;
  private final CommentStore comments;
  private final Sights sights;
  private final Clock clock;
  private final IdSource ids;

  public Conversations(
      ApprovalStore requests, CommentStore comments, Sights sights, Clock clock, IdSource ids) {
    this.requests = requests;
    this.comments = comments;
    this.sights = sights;
    this.clock = Clock.tick(clock, Approvals.PRECISION);
    this.ids = ids;
  }

  /**
   * Somebody says something.
   *
   * @throws IllegalArgumentException if it is not plain text of some length, see {@link PlainText}
   */
  public CommentResult say(ApprovalRequestId id, Voter by, String text, boolean question) {
    checked(text);
    return requests
        .change(id, state -> said(state, by, text, question))
        .orElseGet(CommentResult.Unknown::new);
  }

  private static void checked(String text) {
    PlainText.checked(text, "text");
    if (text.isBlank()) {
      throw new IllegalArgumentException("text must not be blank");
    }
  }

  private ApprovalStore.Change<CommentResult> said(
      ApprovalState state, Voter speaker, String text, boolean question) {
    Principal by = speaker.principal();
    ApprovalRequestId id = state.request().id();
    Instant now = clock.instant();
    if (sights.of(state, speaker) == Sight.NONE) {
      return unsaid(state, new CommentResult.Unknown());
    }
    if (comments.on(id) >= MOST_ON_A_REQUEST) {
      return unsaid(state, new CommentResult.Full(MOST_ON_A_REQUEST));
    }
    if (comments.saidSince(by.subject(), now.minus(WITHIN)) >= MOST_OF_AN_ACCOUNT) {
      return unsaid(state, new CommentResult.TooOften(MOST_OF_AN_ACCOUNT, WITHIN));
    }
    Comment comment =
        new Comment(
            new EventId(ids.next()), by.subject(), by.name(), by.kind(), text, question, now);
    comments.keep(id, comment);
    ApprovalCommented told =
        new ApprovalCommented(id, state.request().command().id(), by, text, question);
    return new ApprovalStore.Change<>(
        new Transition(state, List.of(new Occurrence(comment.id(), told))),
        new CommentResult.Said(comment, state.request().command().principal().subject()));
  }

  private static ApprovalStore.Change<CommentResult> unsaid(
      ApprovalState state, CommentResult why) {
    return new ApprovalStore.Change<>(new Transition(state, List.of()), why);
  }

  /** The event that says so is recorded already; it is only shown here, as far as there is room. */
  @Override
  public void submitterSaid(
      CommandId command, Principal by, String text, EventId cause, Instant at) {
    Comment comment =
        new Comment(cause, by.subject(), by.name(), by.kind(), PlainText.tamed(text), false, at);
    requests
        .about(command)
        .ifPresent(id ->
            requests.change(
                id,
                state -> {
                  if (!comments.isKept(cause) && comments.on(id) < MOST_ON_A_REQUEST) {
                    comments.keep(id, comment);
                  }
                  return new ApprovalStore.Change<>(new Transition(state, List.of()), cause);
                }));
  }
}
