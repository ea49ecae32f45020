package io.countersign.intake;

import io.countersign.contracts.IdSource;
import io.countersign.contracts.Principal;
import io.countersign.contracts.event.CommandCommented;
import io.countersign.contracts.event.EventId;
import io.countersign.intake.Flaw.Kind;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes what the submitter's side says to those who are asked, such as answers to questions. */
public final class CommentIntake {
  private static final String ALLOWED_CONTROLS = "\n\t";

  private final CommentSettings settings;
  private final CommandRecorder recorder;
  private final Allowance allowance;
  private final IdSource ids;

  public CommentIntake(
      CommentSettings settings, CommandRecorder recorder, IdSource ids, Clock clock) {
    this.settings = settings;
    this.recorder = recorder;
    this.allowance = new Allowance(settings.perMinute(), Duration.ofMinutes(1), clock);
    this.ids = ids;
  }

  /**
   * Records a comment, durably when this returns.
   *
   * @param by may comment on the command
   * @param key by which a repeated request is recognised; absent where each is another
   * @throws NotSurelyRecordedException if Kafka does not acknowledge it
   */
  public CommentResult comment(
      CommandProgress progress, Principal by, @Nullable String text, @Nullable IdempotencyKey key) {
    Optional<Flaw> flaw = flaw(text);
    if (flaw.isPresent() || text == null) {
      return new CommentResult.Flawed(flaw.orElseThrow());
    }
    EventId id = id(progress, key);
    Optional<RecordedComment> before =
        progress.submitter().comments().stream().filter(c -> c.id().equals(id)).findFirst();
    if (before.isPresent() && key != null) {
      return before.get().comment().text().equals(text)
          ? new CommentResult.Recorded(progress, true)
          : new CommentResult.KeyReused(key);
    }
    return objection(progress, by)
        .orElseGet(() ->
            new CommentResult.Recorded(
                recorder.comment(progress, id, new CommandCommented(progress.id(), by, text)),
                false));
  }

  private EventId id(CommandProgress progress, @Nullable IdempotencyKey key) {
    return key == null
        ? new EventId(ids.next())
        : new EventId(progress.id().value()).derive("comment " + key.subject() + " " + key.text());
  }

  private Optional<CommentResult> objection(CommandProgress progress, Principal by) {
    if (!progress.approval().isOpen() || !(progress.state() instanceof CommandState.Open)) {
      return Optional.of(new CommentResult.NobodyAsked(progress.state()));
    }
    if (progress.submitter().comments().size() >= settings.perCommand()) {
      return Optional.of(new CommentResult.TooMany(settings.perCommand()));
    }
    return allowance.take(by.subject()).map(CommentResult.TooOften::new);
  }

  private Optional<Flaw> flaw(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return Optional.of(new Flaw(Kind.EMPTY_COMMENT, "Field 'text' is empty. Say something."));
    }
    if (text.length() > settings.characters()) {
      return Optional.of(
          new Flaw(
              Kind.COMMENT_TOO_LONG,
              "Field 'text' has %d characters; at most %d are taken."
                  .formatted(text.length(), settings.characters())));
    }
    return text.codePoints().anyMatch(CommentIntake::isUnseen) || !StorableText.is(text)
        ? Optional.of(
            new Flaw(
                Kind.CONTROL_CHARACTERS,
                "Field 'text' holds control characters, which people would not see. Send plain text;"
                    + " line breaks and tabs are fine."))
        : Optional.empty();
  }

  /** What could make the text look like another to those who read it. */
  private static boolean isUnseen(int codePoint) {
    int type = Character.getType(codePoint);
    return (type == Character.CONTROL && ALLOWED_CONTROLS.indexOf(codePoint) < 0)
        || isDirection(codePoint);
  }

  /** Embeddings, overrides and isolates of direction (Unicode UAX #9, 2). */
  private static boolean isDirection(int codePoint) {
    return (codePoint >= 0x202A && codePoint <= 0x202E)
        || (codePoint >= 0x2066 && codePoint <= 0x2069);
  }
}
