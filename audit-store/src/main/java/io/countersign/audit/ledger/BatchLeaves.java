package io.countersign.audit.ledger;

import io.countersign.audit.Partition;
import io.countersign.audit.RawRecord;
import io.countersign.log.tile.EntryBundle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The leaves of the records of one transaction, in the order of topic, partition and offset.
 *
 * @param entries each leaf behind its length, as in an entry bundle
 * @param runs which leaf is of which record
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes on their way to the store; never compared.
public record BatchLeaves(int count, byte[] entries, List<Run> runs) {
  private static final Comparator<RawRecord> ORDER =
      Comparator.comparing((RawRecord r) -> r.position().topic())
          .thenComparingInt(r -> r.position().partition())
          .thenComparingLong(r -> r.position().offset());

  public BatchLeaves {
    runs = List.copyOf(runs);
  }

  public static BatchLeaves of(List<RawRecord> records) {
    List<byte[]> leaves = new ArrayList<>(records.size());
    List<Run> runs = new ArrayList<>();
    for (RawRecord raw : records.stream().sorted(ORDER).toList()) {
      Partition partition = Partition.of(raw.position());
      long offset = raw.position().offset();
      if (!runs.isEmpty() && runs.getLast().isFollowedBy(partition, offset)) {
        runs.add(runs.removeLast().longer());
      } else {
        runs.add(new Run(partition, offset, leaves.size(), 1));
      }
      leaves.add(Leaf.of(raw));
    }
    return new BatchLeaves(leaves.size(), EntryBundle.write(leaves), runs);
  }
}
