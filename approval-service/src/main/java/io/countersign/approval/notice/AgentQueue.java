package io.countersign.approval.notice;

import io.countersign.approval.Admission;
import io.countersign.approval.ApprovalRequest;
import io.countersign.approval.ApprovalState;
import io.countersign.approval.Approvals;
import io.countersign.approval.Occurrence;
import io.countersign.approval.Opening;
import io.countersign.contracts.event.ApprovalQueued;
import io.countersign.contracts.event.ApprovalRequested;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Lets an agent that asks people too much wait, and tells it so. People are never made to wait. */
public final class AgentQueue implements Admission {
  private static final int ORDER = 200;

  private final BatchStore batches;
  private final QueueStore queue;
  private final AgentRoom room;
  private final Clock clock;

  public AgentQueue(BatchStore batches, QueueStore queue, AgentRoom room, Clock clock) {
    this.batches = batches;
    this.queue = queue;
    this.room = room;
    this.clock = Clock.tick(clock, Approvals.PRECISION);
  }

  @Override
  public int order() {
    return ORDER;
  }

  @Override
  public Opening admit(Opening opening) {
    if (opening.state() instanceof ApprovalState.Pending(var request, var votes, var stages)
        && request.command().principal().isAgent()
        && hasToWait(request)) {
      return queued(opening, request);
    }
    return opening;
  }

  /** Nobody overtakes those who wait already. */
  private boolean hasToWait(ApprovalRequest request) {
    Instant now = clock.instant();
    String agent = request.command().principal().subject();
    return !batches.hasRoomFor(request, now)
        && (queue.isWaiting(agent) || !room.isLeft(agent, now));
  }

  private Opening queued(Opening opening, ApprovalRequest request) {
    ApprovalQueued told =
        new ApprovalQueued(
            request.id(),
            request.command().id(),
            room.message(request.command().principal().subject(), clock.instant()));
    List<Occurrence> occurrences =
        opening.occurrences().stream()
            .map(o ->
                o.data() instanceof ApprovalRequested
                    ? Occurrence.reaction(opening.cause().id(), told)
                    : o)
            .toList();
    return new Opening(new ApprovalState.Queued(request), occurrences, opening.cause());
  }
}
