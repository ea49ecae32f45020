package io.countersign.intake.mcp;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.intake.CommandProgress;
import io.countersign.intake.CommandState;
import io.countersign.intake.Explanation;
import io.countersign.intake.Remark;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a command stands, as briefly as a model should have to read it.
 *
 * @param message what the status means, and what to do
 * @param ended whether nothing more will happen to it
 * @param approval where the question to people stands; absent if there is none
 * @param questions what people ask and nobody has answered
 * @param comments all that was said, in the order of time
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CommandStatus(
    String id,
    String status,
    boolean ended,
    @Nullable String message,
    @Nullable String approval,
    List<String> questions,
    List<Comment> comments) {

  /** What somebody said. */
  public record Comment(String by, String text) {}

  static CommandStatus of(CommandProgress progress) {
    return new CommandStatus(
        progress.id().toString(),
        progress.state().status(),
        progress.state() instanceof CommandState.Ended,
        Explanation.of(progress).orElse(null),
        progress.approval().state().orElse(null),
        progress.openQuestions().stream().map(Remark::text).toList(),
        progress.remarks().stream().map(r -> new Comment(r.by(), r.text())).toList());
  }
}
