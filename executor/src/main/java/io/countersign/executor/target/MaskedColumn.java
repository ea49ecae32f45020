package io.countersign.executor.target;

import io.countersign.contracts.Facts;
import io.countersign.contracts.Masking;
import io.countersign.contracts.OutputColumn;
import io.countersign.contracts.ResultColumn;
import io.countersign.executor.Lineage;
import io.countersign.executor.OutputAlignment;
import io.countersign.executor.masking.ValueKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A column and how it is masked.
 *
 * @param shown the categories of which values are shown as they are
 * @param group of a statistic, of how many values it tells; absent for others
 */
public record MaskedColumn(ResultColumn column, Set<String> shown, @Nullable GroupSize group) {
  public MaskedColumn {
    if ((column.masking() == Masking.STATISTIC) != (group != null)) {
      throw new IllegalArgumentException("a statistic has a group, and nothing else has one");
    }
  }

  public static MaskedColumn of(String name, String type, Lineage.Verdict verdict) {
    return of(name, type, verdict, null);
  }

  private static MaskedColumn of(
      String name, String type, Lineage.Verdict verdict, @Nullable GroupSize group) {
    return new MaskedColumn(
        new ResultColumn(name, type, verdict.masking(), verdict.category()),
        verdict.shown(),
        group);
  }

  /**
   * The columns of a summary.
   *
   * @param groups of how many values each column tells
   */
  public static List<MaskedColumn> ofSummary(
      List<DescribedColumn> columns, List<GroupSize> groups, Facts facts, Lineage lineage) {
    List<Optional<OutputColumn>> outputs =
        OutputAlignment.align(facts, columns.stream().map(DescribedColumn::name).toList());
    List<MaskedColumn> masked = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      DescribedColumn column = columns.get(i);
      Lineage.Verdict verdict = lineage.ofStatistic(column.origin(), outputs.get(i));
      GroupSize group = verdict.masking() == Masking.STATISTIC ? groups.get(i) : null;
      masked.add(of(column.name(), column.type(), verdict, group));
    }
    return masked;
  }

  /** A column of a row image, which tells the types of its values no more than JSON does. */
  public static MaskedColumn ofImage(String name, Lineage.Verdict verdict) {
    return of(name, ValueKind.IMAGE_TYPE, verdict);
  }

  /** The columns of a result, each by what the database and the analysis know of it. */
  public static List<MaskedColumn> all(
      List<DescribedColumn> columns, Facts facts, Lineage lineage) {
    List<Optional<OutputColumn>> outputs =
        OutputAlignment.align(facts, columns.stream().map(DescribedColumn::name).toList());
    List<MaskedColumn> masked = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      DescribedColumn column = columns.get(i);
      masked.add(of(column.name(), column.type(), lineage.of(column.origin(), outputs.get(i))));
    }
    return masked;
  }
}
