package io.countersign.evaluator;

import io.countersign.contracts.CommandId;
import java.time.Instant;
import java.util.Comparator;
import java.util.TreeSet;

/** How many of a principal's last commands were denied, in the order of their submission. */
final class DenialRun {
  private static final int MOST = 1_000;

  /** Of a command; ids break ties, so that any order of reading gives the same run. */
  private record Moment(Instant at, CommandId command) implements Comparable<Moment> {
    private static final Comparator<Moment> ORDER =
        Comparator.comparing(Moment::at).thenComparing(m -> m.command().value());

    @Override
    public int compareTo(Moment other) {
      return ORDER.compare(this, other);
    }
  }

  private final TreeSet<Moment> denials = new TreeSet<>();
  private Moment lastOther =
      new Moment(Instant.MIN, CommandId.parse("00000000-0000-0000-0000-000000000000"));

  void denied(Instant at, CommandId command) {
    Moment denial = new Moment(at, command);
    if (denial.compareTo(lastOther) > 0) {
      denials.add(denial);
      if (denials.size() > MOST) {
        denials.removeFirst();
      }
    }
  }

  void notDenied(Instant at, CommandId command) {
    Moment other = new Moment(at, command);
    if (other.compareTo(lastOther) > 0) {
      lastOther = other;
      denials.headSet(other, true).clear();
    }
  }

  int length() {
    return denials.size();
  }
}
