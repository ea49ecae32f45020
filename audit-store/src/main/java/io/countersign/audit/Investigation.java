package io.countersign.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Questions about what many commands did together. */
public interface Investigation {
  /**
   * The commands that meet the filter, counted.
   *
   * @param by absent to count all together
   * @param interval absent to count all times together
   * @param limit how many counts at most: the earliest, and of one interval the greatest
   */
  List<CommandCount> counts(
      CommandFilter filter, @Nullable Aspect by, @Nullable Interval interval, int limit);

  /**
   * Who was given which category of data of which table by the commands that meet the filter; what
   * was shown as it is comes first.
   */
  List<Exposure> exposures(CommandFilter filter, int limit);

  /** Changes of rows, latest first. */
  Page<ChangedRow, RowCursor> changes(RowFilter filter, @Nullable RowCursor after, int limit);
}
