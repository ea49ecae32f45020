package io.countersign.approval.kafka;

import io.countersign.approval.Comments;
import io.countersign.contracts.event.CommandCommented;
import io.countersign.platform.event.ReceivedEvent;
import io.countersign.platform.kafka.LogContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.List;

/** Hands on what submitters say to those who are asked. */
@ApplicationScoped
class CommentDesk {
  private final Instance<Comments> comments;
  private final Perseverance perseverance;

  CommentDesk(Instance<Comments> comments, Perseverance perseverance) {
    this.comments = comments;
    this.perseverance = perseverance;
  }

  void handle(List<ReceivedEvent> said) {
    said.forEach(e -> {
      if (e.data() instanceof CommandCommented commented) {
        handle(e, commented);
      }
    });
  }

  private void handle(ReceivedEvent received, CommandCommented commented) {
    try (LogContext _ = LogContext.of(received.link().trace(), commented.commandId())) {
      comments.forEach(c ->
          perseverance.untilDone(
              "record a comment",
              () ->
                  c.submitterSaid(
                      commented.commandId(),
                      commented.by(),
                      commented.text(),
                      received.link().id(),
                      received.event().time())));
    }
  }
}
