package io.countersign.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The measured effect of a command before it is approved.
 *
 * @param problem why it could not be measured as was asked, masked; then what is absent or empty
 *     could not be found out, and the rest was
 * @param estimatedRows rows that the planner expects to be returned or changed
 * @param estimatedCost the planner's total cost, in its own unit
 * @param plannedTables the relations that the plan touches
 * @param confirmsFacts whether the plan touches none that the facts do not name
 * @param changedRows rows that the trial changed; absent where only the planner was asked
 * @param sample some of the changed rows, masked
 * @param keys stands for the keys of all rows that the trial changed, as they were before, whatever
 *     their order; absent where the table has no key, where rows were inserted, and for more rows
 *     than could be kept in mind
 */
public record Impact(
    MeasureMethod method,
    @Nullable String problem,
    @Nullable Long estimatedRows,
    @Nullable Double estimatedCost,
    List<TableName> plannedTables,
    boolean confirmsFacts,
    @Nullable Long changedRows,
    List<RowChange> sample,
    @Nullable Digest keys,
    Instant measuredAt) {
  public Impact {
    plannedTables = List.copyOf(plannedTables);
    sample = List.copyOf(sample);
    if (problem != null && confirmsFacts) {
      throw new IllegalArgumentException("what was not measured confirms nothing");
    }
  }

  /** Of a command that could not be measured. */
  public static Impact unmeasured(MeasureMethod method, String problem, Instant at) {
    return new Impact(method, problem, null, null, List.of(), false, null, List.of(), null, at);
  }

  /** The same for those who may not see data. */
  public Impact withoutSample() {
    return new Impact(
        method,
        problem,
        estimatedRows,
        estimatedCost,
        plannedTables,
        confirmsFacts,
        changedRows,
        List.of(),
        keys,
        measuredAt);
  }

  /** Stands for everything that was measured, but for the sample's values. */
  @JsonIgnore
  public Digest digest() {
    return CanonicalForm.of("countersign.impact.v1")
        .value(method)
        .text(problem)
        .value(estimatedRows)
        .value(estimatedCost)
        .values(plannedTables)
        .value(confirmsFacts)
        .value(changedRows)
        .value(sample.size())
        .value(keys)
        .value(measuredAt)
        .digest();
  }
}
