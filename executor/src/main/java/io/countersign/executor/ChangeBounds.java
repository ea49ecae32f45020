package io.countersign.executor;

import static io.countersign.contracts.RefusalReason.CONFLICT;
import static io.countersign.contracts.RefusalReason.DRIFT;
import static io.countersign.contracts.RefusalReason.LIMIT_EXCEEDED;

import io.countersign.contracts.ApprovedImpact;
import io.countersign.contracts.Digest;
import io.countersign.contracts.Outcome;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How many rows a run may change. What would change others is rolled back: nobody approved it.
 *
 * @param maximum at most so many; absent for no such bound
 * @param approved as many as were measured, within a tolerance; absent where nothing was
 * @param exactly so many, of a command that undoes another; absent for no such bound
 */
public record ChangeBounds(
    @Nullable Long maximum, @Nullable ApprovedImpact approved, @Nullable Long exactly) {
  private static final String UNDONE = " It was rolled back: nothing was changed. ";
  private static final String AGAIN = "Submit the command again to have it approved as it is now.";

  /** Of a command that undoes nothing. */
  public ChangeBounds(@Nullable Long maximum, @Nullable ApprovedImpact approved) {
    this(maximum, approved, null);
  }

  /**
   * What a run has changed.
   *
   * @param rows of the statement itself
   * @param besides rows that triggers and cascades changed, as far as they can be told
   * @param keys stands for the keys of the statement's rows; absent if they are not known
   */
  public record Effect(long rows, long besides, @Nullable Digest keys) {}

  /** Whether it matters how many rows are changed. */
  public boolean exist() {
    return maximum != null || measured() != null || exactly != null;
  }

  /** Whether it matters which rows are changed. */
  public boolean areOfKeys() {
    return measured() != null && measured().isOfOtherRowsThan(null);
  }

  /** What there is against a run that has changed so many rows, and not yet committed. */
  public Optional<Outcome.Refused> objectionTo(long changed) {
    return againstNumber(changed, 0);
  }

  /**
   * What there is against a run that has changed this, and not yet committed. What triggers and
   * cascades changed counts for the limit alone: a trial runs without triggers, so that nobody can
   * say what would have been approved.
   */
  public Optional<Outcome.Refused> objectionTo(Effect effect) {
    return againstNumber(effect.rows(), effect.besides())
        .or(() -> againstKeys(effect.rows(), effect.keys()));
  }

  private Optional<Outcome.Refused> againstKeys(long changed, @Nullable Digest keys) {
    ApprovedImpact impact = measured();
    return impact != null && impact.isOfOtherRowsThan(keys)
        ? Optional.of(
            new Outcome.Refused(
                DRIFT,
                "A change of %s was approved, and as many would have been changed, but others.%s"
                        .formatted(rows(changed), UNDONE)
                    + AGAIN))
        : Optional.empty();
  }

  private Optional<Outcome.Refused> againstNumber(long changed, long besides) {
    if (exactly != null && changed != exactly) {
      return Optional.of(
          new Outcome.Refused(
              CONFLICT,
              "The command undoes a change of %s, and would have changed %d: the others have been changed again since, or removed.%s"
                      .formatted(rows(exactly), changed, UNDONE)
                  + "Look at what happened to them, and correct them by a command of its own."));
    }
    if (maximum != null && changed + besides > maximum) {
      return Optional.of(
          new Outcome.Refused(
              LIMIT_EXCEEDED,
              "The command may change at most %s, and would have changed %d%s.%s"
                      .formatted(rows(maximum), changed, alsoBesides(besides), UNDONE)
                  + "Submit one that changes fewer, or ask for a higher limit."));
    }
    ApprovedImpact impact = measured();
    return impact != null && impact.isExceededBy(changed)
        ? Optional.of(
            new Outcome.Refused(
                DRIFT,
                "A change of %s was approved (±%d %%), and %d would have been changed.%s"
                        .formatted(
                            rows(impact.changedRows()), impact.tolerancePercent(), changed, UNDONE)
                    + AGAIN))
        : Optional.empty();
  }

  private static String alsoBesides(long besides) {
    return besides == 0 ? "" : ", and %d more by triggers and cascades".formatted(besides);
  }

  /**
   * What there is against a run of which the changed rows cannot be counted, or not all of them.
   *
   * @param why such as {@code it is more than one write}
   */
  public Outcome.Refused uncountable(String why) {
    return new Outcome.Refused(
        maximum == null ? DRIFT : LIMIT_EXCEEDED,
        "The command was approved for a number of rows, and how many it changes cannot be counted,"
            + " for "
            + why
            + ". It was not run. Submit a single INSERT, UPDATE, DELETE or MERGE, or have it"
            + " approved without a limit of rows.");
  }

  private @Nullable ApprovedImpact measured() {
    return approved == null || approved.changedRows() == null || approved.tolerancePercent() == null
        ? null
        : approved;
  }

  private static String rows(@Nullable Long count) {
    return count != null && count == 1 ? "1 row" : count + " rows";
  }
}
