package io.countersign.approval.slack;

import io.countersign.approval.notice.VisibleText;
import io.countersign.contracts.Impact;
import io.countersign.contracts.MeasureMethod;
import io.countersign.contracts.RowChange;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a command would do, in words and lines; values come masked. */
final class ImpactText {
  private ImpactText() {}

  static String summary(@Nullable Impact impact) {
    if (impact == null) {
      return "not measured";
    }
    if (impact.problem() != null) {
      return "could not be measured: " + impact.problem();
    }
    if (impact.changedRows() != null) {
      return "%,d rows changed in a trial that was rolled back".formatted(impact.changedRows());
    }
    return impact.method() == MeasureMethod.PLAN && impact.estimatedRows() != null
        ? "about %,d rows, as the planner expects".formatted(impact.estimatedRows())
        : "rows not known";
  }

  /** A line for each row of the sample: what is the same, and what becomes what. */
  static String sample(Impact impact) {
    return impact.sample().stream().map(ImpactText::row).collect(Collectors.joining("\n"));
  }

  private static String row(RowChange change) {
    Map<String, @Nullable Object> before = values(change.before());
    Map<String, @Nullable Object> after = values(change.after());
    String sign = change.before() == null ? "+ " : change.after() == null ? "- " : "~ ";
    SequencedSet<String> columns = new LinkedHashSet<>(before.keySet());
    columns.addAll(after.keySet());
    return sign
        + columns.stream()
            .map(c -> VisibleText.inLine(c + ": " + value(change, c, before, after)))
            .collect(Collectors.joining(", "));
  }

  private static Map<String, @Nullable Object> values(
      @Nullable Map<String, @Nullable Object> image) {
    return image == null ? new LinkedHashMap<>() : image;
  }

  private static String value(
      RowChange change,
      String column,
      Map<String, @Nullable Object> before,
      Map<String, @Nullable Object> after) {
    Object old = before.get(column);
    Object now = after.get(column);
    if (change.before() == null) {
      return String.valueOf(now);
    }
    return change.after() == null || Objects.equals(old, now)
        ? String.valueOf(old)
        : old + " \u2192 " + now;
  }
}
