package io.countersign.audit;

import io.countersign.contracts.Masking;
import io.countersign.contracts.ResultColumn;
import io.countersign.contracts.event.ResultChunk;
import io.countersign.contracts.event.ResultEnded;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * The categories of data that a command's result held.
 *
 * @param masked those of which values were masked
 * @param unmasked those of which values were shown as they are, because policy let them
 */
public record Seen(Set<String> masked, Set<String> unmasked) {
  static final Seen NOTHING = new Seen(Set.of(), Set.of());

  /** Computed from something classified, of which the column does not tell the category. */
  static final String DERIVED = "derived";

  public Seen {
    masked = Collections.unmodifiableSet(new TreeSet<>(masked));
    unmasked = Collections.unmodifiableSet(new TreeSet<>(unmasked));
  }

  /** By the columns: a chunk says nothing of its single values. */
  static Seen in(ResultChunk chunk) {
    Set<String> masked = new HashSet<>();
    Set<String> unmasked = new HashSet<>();
    for (ResultColumn column :
        chunk.rows().isEmpty() ? Set.<ResultColumn>of() : Set.copyOf(chunk.columns())) {
      String category = column.category() == null ? DERIVED : column.category();
      if (column.masking() == Masking.UNMASKED) {
        unmasked.add(category);
      } else if (column.masking() != Masking.NONE) {
        masked.add(category);
      }
    }
    return new Seen(masked, unmasked);
  }

  /** By what was masked, which includes what detectors found. */
  static Seen in(ResultEnded ended) {
    return new Seen(ended.masked().keySet(), Set.of());
  }

  Seen join(Seen other) {
    return new Seen(union(masked, other.masked), union(unmasked, other.unmasked));
  }

  private static Set<String> union(Set<String> some, Set<String> more) {
    Set<String> all = new TreeSet<>(some);
    all.addAll(more);
    return all;
  }
}
