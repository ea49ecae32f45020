package io.countersign.approval.http;

import io.countersign.approval.inbox.Comment;
import io.countersign.contracts.PrincipalKind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A comment as it is shown.
 *
 * @param by the name people know them by
 * @param submitter whether it is the one whose command it is
 * @param question whether the submitter is expected to answer
 */
record CommentView(
    UUID id,
    String by,
    String subject,
    PrincipalKind kind,
    boolean submitter,
    String text,
    boolean question,
    Instant at) {
  static CommentView of(Comment comment, String submitter) {
    return new CommentView(
        comment.id().value(),
        comment.name(),
        comment.subject(),
        comment.kind(),
        comment.subject().equals(submitter),
        comment.text(),
        comment.question(),
        comment.at());
  }

  static List<CommentView> of(List<Comment> comments, String submitter) {
    return comments.stream().map(c -> of(c, submitter)).toList();
  }
}
