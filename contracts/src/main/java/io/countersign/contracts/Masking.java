package io.countersign.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why the values of a result column are masked. */
public enum Masking {
  /** They are shown as they are, but for what the content detectors find. */
  @JsonProperty("none")
  NONE,
  /** The column is declared in the classification catalogue. */
  @JsonProperty("declared")
  DECLARED,
  /**
   * Something declared is in them, and policy lets this command see it as it is; content detectors
   * still mask what else they find.
   */
  @JsonProperty("unmasked")
  UNMASKED,
  /** The column is computed, and something classified may have gone into it. */
  @JsonProperty("derived")
  DERIVED,
  /**
   * The column tells of groups of rows by something classified, and is shown where a group is large
   * enough ({@link Obligations#minimumGroup}).
   */
  @JsonProperty("statistic")
  STATISTIC
}
