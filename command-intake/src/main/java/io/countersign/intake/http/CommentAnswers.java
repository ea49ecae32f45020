package io.countersign.intake.http;

import io.countersign.intake.CommandProgress;
import io.countersign.intake.CommentResult;
import io.countersign.platform.http.ProblemException;

/** What became of comments, as answers and problems. */
public final class CommentAnswers {
  private CommentAnswers() {}

  /** A comment that is recorded. */
  public record Recorded(CommandProgress progress, boolean replayed) {}

  /**
   * @throws ProblemException if it is not recorded
   */
  public static Recorded of(CommentResult result) {
    return switch (result) {
      case CommentResult.Recorded(CommandProgress progress, boolean replayed) ->
          new Recorded(progress, replayed);
      case CommentResult.Flawed flawed -> throw Problems.of(flawed.flaw());
      case CommentResult.NobodyAsked nobody ->
          throw new ProblemException(
              IntakeProblem.NOBODY_ASKED,
              "Nobody is asked about the command at the moment (it is "
                  + nobody.state().status()
                  + "), so nobody would read a comment.");
      case CommentResult.TooMany many ->
          throw new ProblemException(
              IntakeProblem.TOO_MANY_COMMENTS,
              "There are %d comments on this command, which is the most that are taken."
                  .formatted(many.most()));
      case CommentResult.TooOften often ->
          throw new ProblemException(
              IntakeProblem.TOO_OFTEN,
              "You comment more often than people can read. Wait, and say it in one comment.",
              often.retryAfter());
      case CommentResult.KeyReused reused -> throw Problems.keyReused();
    };
  }
}
