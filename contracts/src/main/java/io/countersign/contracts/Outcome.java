package io.countersign.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** How an execution ended. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Outcome.Succeeded.class, name = "succeeded"),
  @JsonSubTypes.Type(value = Outcome.Failed.class, name = "failed"),
  @JsonSubTypes.Type(value = Outcome.Refused.class, name = "refused"),
  @JsonSubTypes.Type(value = Outcome.Unknown.class, name = "unknown")
})
public sealed interface Outcome {
  /** The name that JSON and the audit store's filters use. */
  @JsonIgnore
  String outcome();

  /**
   * @param rowsReturned rows sent as results
   * @param rowsChanged rows inserted, updated or deleted
   * @param truncated whether the row or byte limit cut the result
   * @param recovered whether this was found out after a crash of the executor
   * @param uncommitted whether what it changed takes effect only once its session commits the
   *     transaction that it ran in
   */
  record Succeeded(
      long rowsReturned,
      long rowsChanged,
      boolean truncated,
      boolean recovered,
      boolean uncommitted)
      implements Outcome {
    /** Of a command that ran in a transaction of its own. */
    public Succeeded(long rowsReturned, long rowsChanged, boolean truncated, boolean recovered) {
      this(rowsReturned, rowsChanged, truncated, recovered, false);
    }

    @Override
    public String outcome() {
      return "succeeded";
    }
  }

  /**
   * The target refused or broke off; nothing was changed.
   *
   * @param sqlState the target's five-character code, where it gave one (SQL:2023 part 2 §24)
   * @param message what it said, masked
   */
  record Failed(@Nullable String sqlState, String message) implements Outcome {
    @Override
    public String outcome() {
      return "failed";
    }
  }

  /** The executor did not run it: nothing reached the target, or it was rolled back. */
  record Refused(RefusalReason reason, String message) implements Outcome {
    @Override
    public String outcome() {
      return "refused";
    }
  }

  /** The executor cannot tell whether it took effect; a person has to look. */
  record Unknown(String message) implements Outcome {
    @Override
    public String outcome() {
      return "unknown";
    }
  }
}
