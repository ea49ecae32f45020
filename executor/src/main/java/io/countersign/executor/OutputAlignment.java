package io.countersign.executor;

import io.countersign.contracts.ColumnUse;
import io.countersign.contracts.Facts;
import io.countersign.contracts.OutputColumn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Tells which of the columns that the analysis found is which of the result. */
public final class OutputAlignment {
  private OutputAlignment() {}

  /**
   * Empty for every column unless the counts and all known names agree; a single {@code *} may
   * stand for any number of columns.
   *
   * @param names of the result's columns
   */
  public static List<Optional<OutputColumn>> align(Facts facts, List<String> names) {
    List<OutputColumn> aligned = expand(outputs(facts), names.size());
    if (aligned.size() != names.size() || !agree(aligned, names)) {
      return Collections.nCopies(names.size(), Optional.empty());
    }
    return aligned.stream().map(Optional::of).toList();
  }

  private static List<OutputColumn> outputs(Facts facts) {
    return facts.statements().size() == 1 ? facts.statements().getFirst().outputs() : List.of();
  }

  private static List<OutputColumn> expand(List<OutputColumn> outputs, int size) {
    List<OutputColumn> stars = outputs.stream().filter(OutputAlignment::isStar).toList();
    int missing = size - outputs.size();
    if (stars.size() != 1 || missing < -1) {
      return stars.isEmpty() ? outputs : List.of();
    }
    int star = outputs.indexOf(stars.getFirst());
    List<OutputColumn> expanded = new ArrayList<>(outputs.subList(0, star));
    expanded.addAll(Collections.nCopies(missing + 1, stars.getFirst()));
    expanded.addAll(outputs.subList(star + 1, outputs.size()));
    return expanded;
  }

  private static boolean agree(List<OutputColumn> outputs, List<String> names) {
    for (int i = 0; i < names.size(); i++) {
      OutputColumn output = outputs.get(i);
      if (output.name() != null && !isStar(output) && !output.name().equals(names.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isStar(OutputColumn output) {
    return ColumnUse.EVERY.equals(output.name());
  }
}
