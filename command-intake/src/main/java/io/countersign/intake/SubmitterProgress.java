package io.countersign.intake;

import io.countersign.contracts.event.CommandCancelled;
import io.countersign.contracts.event.CommandCommented;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the submitter's side did since it submitted the command. */
public record SubmitterProgress(
    @Nullable CommandCancelled cancelled, List<RecordedComment> comments) {
  static final SubmitterProgress NONE = new SubmitterProgress(null, List.of());

  public SubmitterProgress {
    comments = List.copyOf(comments);
  }

  SubmitterProgress with(CommandCancelled cancellation) {
    return cancelled == null ? new SubmitterProgress(cancellation, comments) : this;
  }

  SubmitterProgress with(RecordedEvent event, CommandCommented comment) {
    return comments.stream().anyMatch(c -> c.id().equals(event.id()))
        ? this
        : new SubmitterProgress(
            cancelled,
            Stream.concat(
                    comments.stream(),
                    Stream.of(new RecordedComment(event.id(), event.at(), comment)))
                .toList());
  }
}
