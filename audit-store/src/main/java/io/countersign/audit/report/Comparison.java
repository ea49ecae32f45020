package io.countersign.audit.report;

import io.countersign.log.UnreadableTreeException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * What became of holding the stored records against the leaves of the ledger.
 *
 * @param from index of the first leaf of the period
 * @param to index of the first leaf behind it
 * @param groups of 256 leaves that hold these
 * @param groupsCompared of them
 * @param equal records that are what the ledger says
 * @param withoutValue the same, of which the store does not have the value
 * @param disposed of which the store says that retention disposed of them
 * @param handOvers leaves that hand over from one signing key to the next
 * @param faults records that are not what the ledger says, or are not there
 * @param listed the first of them
 * @param errorBound where groups were drawn and all were sound: with a probability of 95 %, no
 *     larger share of the groups has a fault
 */
public record Comparison(
    long from,
    long to,
    long groups,
    long groupsCompared,
    long equal,
    long withoutValue,
    long disposed,
    long handOvers,
    long faults,
    List<Fault> listed,
    @Nullable Double errorBound) {
  private static final double RISK = 0.05;

  public Comparison {
    listed = List.copyOf(listed);
  }

  /**
   * @param where a record's position, or a part of the tree
   */
  public record Fault(String where, String what) {}

  /** Whether every leaf of the period was looked at. */
  boolean complete() {
    return groups == groupsCompared;
  }

  static Comparison of(LedgerEvidence ledger, ReportSettings settings) {
    long first = ledger.range().from() / LeafReader.GROUP;
    long end = Math.ceilDiv(ledger.range().to(), LeafReader.GROUP);
    Tally tally = new Tally(settings.listedEntries());
    SortedSet<Long> chosen =
        ledger
            .draw("groups")
            .from(first, end, Math.ceilDiv(settings.verifiedLeaves(), LeafReader.GROUP));
    try {
      LeafReader reader = ledger.reader();
      chosen.forEach(group -> tally.accept(reader, group));
    } catch (UnreadableTreeException e) {
      tally.fault("the tree", String.valueOf(e.getMessage()));
    }
    return tally.result(ledger.range(), end - first, chosen.size());
  }

  private static final class Tally {
    private final int limit;
    private final List<Fault> listed = new ArrayList<>();
    private long equal;
    private long withoutValue;
    private long disposed;
    private long handOvers;
    private long faults;

    Tally(int limit) {
      this.limit = limit;
    }

    void accept(LeafReader reader, long group) {
      try {
        reader.group(group).forEach(this::accept);
      } catch (UnreadableTreeException e) {
        fault("group " + group, String.valueOf(e.getMessage()));
      }
    }

    private void accept(ComparedLeaf leaf) {
      switch (leaf.state()) {
        case EQUAL -> equal++;
        case WITHOUT_VALUE -> withoutValue++;
        case DISPOSED -> disposed++;
        case HAND_OVER -> handOvers++;
        case DIFFERENT ->
            fault(leaf.position(), "the stored record is not the one that was logged");
        case MISSING -> fault(leaf.position(), "the store does not have the record of this leaf");
      }
    }

    void fault(String where, String what) {
      faults++;
      if (listed.size() < limit) {
        listed.add(new Fault(where, what));
      }
    }

    Comparison result(LedgerFacts.Range range, long groups, int compared) {
      boolean drawn = compared < groups && compared > 0 && faults == 0;
      return new Comparison(
          range.from(),
          range.to(),
          groups,
          compared,
          equal,
          withoutValue,
          disposed,
          handOvers,
          faults,
          listed,
          drawn ? 1 - Math.pow(RISK, 1.0 / compared) : null);
    }
  }
}
