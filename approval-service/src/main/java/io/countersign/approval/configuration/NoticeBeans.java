package io.countersign.approval.configuration;

import io.countersign.approval.ApprovalStore;
import io.countersign.approval.Approvals;
import io.countersign.approval.notice.AgentQueue;
import io.countersign.approval.notice.AgentRoom;
import io.countersign.approval.notice.AgentTurn;
import io.countersign.approval.notice.BatchBallots;
import io.countersign.approval.notice.BatchStore;
import io.countersign.approval.notice.BatchVoting;
import io.countersign.approval.notice.Gathering;
import io.countersign.approval.notice.NewsStore;
import io.countersign.approval.notice.QueueRelease;
import io.countersign.approval.notice.QueueStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What gathers requests into batches, and holds agents back. */
@ApplicationScoped
final class NoticeBeans {
  @Produces
  @Singleton
  Gathering gathering(BatchStore batches, NewsStore news, Clock clock) {
    return new Gathering(batches, news, clock);
  }

  @Produces
  @Singleton
  BatchVoting voting(BatchStore batches, Approvals approvals, Clock clock) {
    return new BatchBallots(batches, approvals, clock);
  }

  @Produces
  @Singleton
  AgentTurn turn(BatchStore batches) {
    return new AgentTurn(batches);
  }

  @Produces
  @Singleton
  AgentRoom room(BatchStore batches, NoticeConfiguration configuration) {
    return new AgentRoom(batches, configuration.agentLimit());
  }

  @Produces
  @Singleton
  AgentQueue queue(BatchStore batches, QueueStore queue, AgentRoom room, Clock clock) {
    return new AgentQueue(batches, queue, room, clock);
  }

  @Produces
  @Singleton
  QueueRelease release(
      QueueStore queue, BatchStore batches, AgentRoom room, ApprovalStore requests, Clock clock) {
    return new QueueRelease(queue, batches, room, requests, clock);
  }
}
