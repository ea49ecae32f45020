package io.countersign.executor;

import static io.countersign.contracts.RefusalReason.DRIFT;
import static io.countersign.contracts.RefusalReason.LIMIT_EXCEEDED;

import io.countersign.contracts.ApprovedImpact;
import io.countersign.contracts.Outcome;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How many rows a run may change. What would change others is rolled back: nobody approved it.
 *
 * @param maximum at most so many; absent for no such bound
 * @param approved as many as were measured, within a tolerance; absent where nothing was
 */
public record ChangeBounds(@Nullable Long maximum, @Nullable ApprovedImpact approved) {
  private static final String UNDONE = " It was rolled back: nothing was changed. ";

  /** Whether it matters how many rows are changed. */
  public boolean exist() {
    return maximum != null || measured() != null;
  }

  /** What there is against a run that has changed so many rows, and not yet committed. */
  public Optional<Outcome.Refused> objectionTo(long changed) {
    if (maximum != null && changed > maximum) {
      return Optional.of(
          new Outcome.Refused(
              LIMIT_EXCEEDED,
              "The command may change at most %s, and would have changed %d.%s"
                      .formatted(rows(maximum), changed, UNDONE)
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
                    + "Submit the command again to have it approved as it is now."))
        : Optional.empty();
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
