package io.countersign.approval.store;

import io.countersign.approval.inbox.Comment;
import io.countersign.approval.inbox.CommentStore;
import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.event.EventId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** Comments in PostgreSQL. */
@ApplicationScoped
@Transactional
public class PostgresComments implements CommentStore {
  private final StandingRows standings;

  PostgresComments(StandingRows standings) {
    this.standings = standings;
  }

  @Override
  public boolean isKept(EventId comment) {
    return CommentRow.count("eventId", comment.value()) > 0;
  }

  @Override
  public int on(ApprovalRequestId request) {
    return Math.toIntExact(CommentRow.count("requestId", request.value()));
  }

  @Override
  public int saidSince(String subject, Instant time) {
    return Math.toIntExact(CommentRow.count("subject = ?1 and saidAt > ?2", subject, time));
  }

  @Override
  public void keep(ApprovalRequestId request, Comment comment) {
    RequestRow row = RequestRow.<RequestRow>findByIdOptional(request.value()).orElseThrow();
    row.version++;
    CommentRow.of(row.id, comment).persist();
    standings.touch(row.id);
    standings.tell(row.id);
  }
}
