package io.countersign.executor.masking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Where detectors found something. Detectors that ran earlier are believed before later ones. */
final class Findings {
  private final List<Finding> findings = new ArrayList<>(0);

  void add(Category category, int start, int end) {
    findings.add(new Finding(category, start, end, findings.size(), false));
  }

  /** Takes back what was found of these categories. */
  void leave(Set<String> categories) {
    if (!categories.isEmpty()) {
      findings.removeIf(f -> categories.contains(f.category().name()));
    }
  }

  boolean isEmpty() {
    return findings.isEmpty();
  }

  /** In the order of the text, those that overlap united into one. */
  List<Finding> united() {
    findings.sort(Comparator.comparingInt(Finding::start));
    List<Finding> united = new ArrayList<>();
    for (Finding next : findings) {
      if (!united.isEmpty() && next.start < united.getLast().end) {
        united.add(united.removeLast().unite(next));
      } else {
        united.add(next);
      }
    }
    return united;
  }

  /**
   * @param rank less is believed more
   * @param blurred whether it is more than one value, so that nothing of it may stay
   */
  record Finding(Category category, int start, int end, int rank, boolean blurred) {
    private Finding unite(Finding other) {
      Finding stronger = rank <= other.rank ? this : other;
      int from = Math.min(start, other.start);
      int to = Math.max(end, other.end);
      boolean covers = stronger.start == from && stronger.end == to;
      return new Finding(stronger.category, from, to, stronger.rank, stronger.blurred || !covers);
    }

    Mask mask(Masks masks) {
      return blurred ? value -> Mask.HIDDEN : masks.text(category);
    }
  }
}
