package io.countersign.approval.configuration;

import io.countersign.approval.ApprovalStore;
import io.countersign.approval.Approvals;
import io.countersign.approval.People;
import io.countersign.approval.inbox.CommentStore;
import io.countersign.approval.inbox.Conversations;
import io.countersign.approval.inbox.Feed;
import io.countersign.approval.inbox.Inbox;
import io.countersign.approval.inbox.Sights;
import io.countersign.contracts.IdSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What people see of requests. */
@ApplicationScoped
final class InboxBeans {
  @Produces
  @Singleton
  Sights sights(Approvals approvals, People people, InboxConfiguration configuration) {
    return new Sights(approvals, people, configuration.readers());
  }

  @Produces
  @Singleton
  Conversations conversations(
      ApprovalStore store, CommentStore comments, Sights sights, Clock clock, IdSource ids) {
    return new Conversations(store, comments, sights, clock, ids);
  }

  @Produces
  @Singleton
  Feed feed(Inbox inbox, Approvals approvals, Sights sights, InboxConfiguration configuration) {
    return new Feed(inbox, approvals, sights, configuration.changesKept());
  }
}
