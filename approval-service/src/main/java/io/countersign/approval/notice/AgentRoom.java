package io.countersign.approval.notice;

import java.time.Instant;

/** How much an agent may still ask people. */
public final class AgentRoom {
  private final BatchStore batches;
  private final NoticeSettings.AgentLimit limit;

  public AgentRoom(BatchStore batches, NoticeSettings.AgentLimit limit) {
    this.batches = batches;
    this.limit = limit;
  }

  /** Whether one more batch of the agent may be put to people. */
  public boolean isLeft(String agent, Instant now) {
    return opened(agent, now) < limit.newBatches() && batches.open(agent) < limit.openBatches();
  }

  /** What an agent is told that has to wait. */
  String message(String agent, Instant now) {
    return ("You have asked people %d different things within %s (at most %d), and %d of them are still open (at most %d)."
            + " This request waits in a queue and is put to people when there is room, unless it expires first."
            + " Ask for fewer things, or cancel what you no longer need.")
        .formatted(
            opened(agent, now),
            limit.within(),
            limit.newBatches(),
            batches.open(agent),
            limit.openBatches());
  }

  private int opened(String agent, Instant now) {
    return batches.openedSince(agent, now.minus(limit.within()));
  }
}
