package io.countersign.approval.kafka;

import io.countersign.approval.Approvals;
import io.countersign.approval.Cancellation;
import io.countersign.approval.Opening;
import io.countersign.approval.Redecisions;
import io.countersign.contracts.Decision;
import io.countersign.contracts.event.CommandCancelled;
import io.countersign.platform.event.ReceivedEvent;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Acts upon decisions, cancellations and comments. One consumer reads both topics, so that both
 * partitions of a session are with the same replica, and a cancellation is heeded before the
 * decisions of its batch.
 */
@ApplicationScoped
public class IncomingEvents {
  private final SubmitterReader submitters;
  private final DecisionReader decisions;
  private final GrantDesk grants;
  private final WarrantDesk warrants;
  private final CommentDesk comments;
  private final Approvals approvals;
  private final Redecisions redecisions;
  private final Perseverance perseverance;

  IncomingEvents(
      SubmitterReader submitters,
      DecisionReader decisions,
      GrantDesk grants,
      WarrantDesk warrants,
      CommentDesk comments,
      Approvals approvals,
      Redecisions redecisions,
      Perseverance perseverance) {
    this.submitters = submitters;
    this.decisions = decisions;
    this.grants = grants;
    this.warrants = warrants;
    this.comments = comments;
    this.approvals = approvals;
    this.redecisions = redecisions;
    this.perseverance = perseverance;
  }

  /** Returns when everything that the batch asks for is durable; offsets are committed then. */
  @Incoming("incoming-events")
  @RunOnVirtualThread
  public void on(ConsumerRecords<String, byte[]> batch) {
    List<ReceivedEvent> said = submitters.read(batch);
    List<Cancellation> cancelled = said.stream().flatMap(IncomingEvents::cancellation).toList();
    approvals.heed(cancelled);
    List<SoundDecision> wanted =
        decisions.read(batch).stream()
            .filter(d -> !approvals.isCancelled(d.decided().commandId()))
            .toList();
    approvals.heedAsked(
        wanted.stream()
            .filter(d -> d.decided().decision() instanceof Decision.ApprovalRequired)
            .map(d -> d.decided().commandId())
            .toList());
    List<SoundDecision> first =
        grants.decline(wanted.stream().filter(d -> !mayBeSecond(d)).toList());
    WarrantDesk.Issued issued = warrants.issue(first);
    if (!cancelled.isEmpty()) {
      perseverance.untilDone("record cancellations", () -> approvals.cancel(cancelled));
    }
    List<SoundDecision> others =
        grants.decline(wanted.stream().filter(this::isFirstDespiteAll).toList());
    WarrantDesk.Issued issuedToo = warrants.issue(others);
    List<Opening> openings = openings(Stream.concat(first.stream(), others.stream()).toList());
    if (!openings.isEmpty()) {
      perseverance.untilDone("record approval requests", () -> approvals.open(openings));
    }
    comments.handle(said);
    issued.await();
    issuedToo.await();
  }

  /**
   * Whether there may be a question about the command already, and the decision would do something
   * to it. Policy may also have decided twice upon one submission, and differently, if policies
   * changed in between: then nothing may run upon the second.
   */
  private boolean mayBeSecond(SoundDecision decision) {
    return Redecisions.isPossible(decision.decided())
        || (decision.decided().decision() instanceof Decision.Allowed
            && approvals.wasAsked(decision.decided().commandId()));
  }

  /** What people are asked about already is done with; the database is asked for no other. */
  private boolean isFirstDespiteAll(SoundDecision decision) {
    return mayBeSecond(decision)
        && !perseverance.of(
            "do what policy decided again",
            () -> redecisions.decided(decision.decided(), decision.link()));
  }

  private static Stream<Cancellation> cancellation(ReceivedEvent said) {
    return said.data() instanceof CommandCancelled cancelled
        ? Stream.of(new Cancellation(cancelled.commandId(), said.link().id()))
        : Stream.empty();
  }

  private List<Opening> openings(List<SoundDecision> possible) {
    List<Opening> openings = new ArrayList<>();
    for (SoundDecision decision : possible) {
      switch (decision.decided().decision()) {
        case Decision.Allowed allowed -> {}
        case Decision.Denied denied -> {}
        case Decision.MeasureFirst measure -> {}
        case Decision.ApprovalRequired(var requirement) ->
            openings.add(approvals.opening(decision.decided(), requirement, decision.link()));
      }
    }
    return openings;
  }
}
