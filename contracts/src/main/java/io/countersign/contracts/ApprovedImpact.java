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
 * @param keys stands for the keys of the rows that the trial changed; absent where that is not
 *     known
 */
public record ApprovedImpact(
    Digest digest,
    @Nullable Long changedRows,
    @Nullable Integer tolerancePercent,
    @Nullable Digest keys) {
  /** Where the keys are not known. */
  public ApprovedImpact(
      Digest digest, @Nullable Long changedRows, @Nullable Integer tolerancePercent) {
    this(digest, changedRows, tolerancePercent, null);
  }

  /** Of a decision that rests upon a measured impact. */
  public static ApprovedImpact of(Impact impact, @Nullable Integer tolerancePercent) {
    return new ApprovedImpact(
        impact.digest(), impact.changedRows(), tolerancePercent, impact.keys());
  }

  /** Whether a run that changed so many rows is another than the one that was approved. */
  public boolean isExceededBy(long rows) {
    return changedRows != null
        && tolerancePercent != null
        && Math.abs(rows - changedRows) * 100.0 > (double) changedRows * tolerancePercent;
  }

  /**
   * Whether a run changed other rows than those that were approved, where none may differ.
   *
   * @param changed stands for the keys of the rows that it changed; absent if they are not known
   */
  public boolean isOfOtherRowsThan(@Nullable Digest changed) {
    return keys != null
        && tolerancePercent != null
        && tolerancePercent == 0
        && !keys.equals(changed);
  }

  @JsonIgnore
  Digest signedDigest() {
    return CanonicalForm.of("countersign.approved-impact.v2")
        .value(digest)
        .value(changedRows)
        .value(tolerancePercent)
        .value(keys)
        .digest();
  }
}
