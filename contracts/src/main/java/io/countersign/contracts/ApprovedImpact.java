package io.countersign.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * What a command would do, as those who let it run knew it.
 *
 * @param digest stands for everything that was measured
 * @param changedRows rows that the trial changed; absent where only the planner was asked
 * @param tolerancePercent by how many percent the rows that are then changed may differ; absent
 *     where that does not matter
 */
public record ApprovedImpact(
    Digest digest, @Nullable Long changedRows, @Nullable Integer tolerancePercent) {

  /** Of a decision that rests upon a measured impact. */
  public static ApprovedImpact of(Impact impact, @Nullable Integer tolerancePercent) {
    return new ApprovedImpact(impact.digest(), impact.changedRows(), tolerancePercent);
  }

  /** Whether a run that changed so many rows is another than the one that was approved. */
  public boolean isExceededBy(long rows) {
    return changedRows != null
        && tolerancePercent != null
        && Math.abs(rows - changedRows) * 100.0 > (double) changedRows * tolerancePercent;
  }

  @JsonIgnore
  Digest signedDigest() {
    return CanonicalForm.of("countersign.approved-impact.v1")
        .value(digest)
        .value(changedRows)
        .value(tolerancePercent)
        .digest();
  }
}
