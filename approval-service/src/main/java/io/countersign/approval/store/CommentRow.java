package io.countersign.approval.store;

import io.countersign.approval.inbox.Comment;
import io.countersign.contracts.PrincipalKind;
import io.countersign.contracts.event.EventId;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A comment as it is kept. */
@Entity
@Table(name = "approval_comment")
@SuppressWarnings("NullAway.Init") // Hibernate or the code that adds a row sets every field.
class CommentRow extends PanacheEntityBase {
  @Id
  @Column(name = "event_id")
  UUID eventId;

  @Column(insertable = false, updatable = false)
  Long position;

  @Column(name = "request_id")
  UUID requestId;

  String subject;

  String name;

  @Enumerated(EnumType.STRING)
  PrincipalKind kind;

  String text;

  boolean question;

  @Column(name = "said_at")
  Instant saidAt;

  static CommentRow of(UUID requestId, Comment comment) {
    CommentRow row = new CommentRow();
    row.eventId = comment.id().value();
    row.requestId = requestId;
    row.subject = comment.subject();
    row.name = comment.name();
    row.kind = comment.kind();
    row.text = comment.text();
    row.question = comment.question();
    row.saidAt = comment.at();
    return row;
  }

  static List<Comment> on(UUID requestId) {
    return CommentRow.<CommentRow>list("requestId = ?1 order by position", requestId).stream()
        .map(CommentRow::toComment)
        .toList();
  }

  private Comment toComment() {
    return new Comment(new EventId(eventId), subject, name, kind, text, question, saidAt);
  }
}
