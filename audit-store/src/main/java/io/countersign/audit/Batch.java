package io.countersign.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Records that are stored together, or not at all. */
public record Batch(List<AuditRecord> records, List<Advance> advances, List<Gap> gaps) {
  public Batch {
    records = List.copyOf(records);
    advances = List.copyOf(advances);
    gaps = List.copyOf(gaps);
  }

  /**
   * Works out what the records do to the positions. A record before its partition's position was
   * stored already and is left out; one behind it leaves a gap.
   *
   * @param positions the next offset of every partition that the records are of
   * @param records in offset order within each partition
   */
  public static Batch of(Map<Partition, Long> positions, List<AuditRecord> records) {
    Map<Partition, Long> next = new HashMap<>();
    List<AuditRecord> fresh = new ArrayList<>(records.size());
    List<Gap> gaps = new ArrayList<>();
    for (AuditRecord candidate : records) {
      Partition partition = Partition.of(candidate.position());
      long expected = next.getOrDefault(partition, positions.getOrDefault(partition, 0L));
      long offset = candidate.position().offset();
      if (offset < expected) {
        continue;
      }
      if (offset > expected) {
        gaps.add(new Gap(partition, expected, offset));
      }
      next.put(partition, offset + 1);
      fresh.add(candidate);
    }
    return new Batch(fresh, advances(positions, next), gaps);
  }

  private static List<Advance> advances(Map<Partition, Long> positions, Map<Partition, Long> next) {
    return next.entrySet().stream()
        .map(n -> new Advance(n.getKey(), positions.getOrDefault(n.getKey(), 0L), n.getValue()))
        // One order for everybody, so that two instances never wait for each other in a circle.
        .sorted(
            Comparator.comparing((Advance a) -> a.partition().topic())
                .thenComparingInt(a -> a.partition().number()))
        .toList();
  }

  public boolean isEmpty() {
    return records.isEmpty();
  }

  /** Where the partitions stand before the batch. */
  public Map<Partition, Long> positionsBefore() {
    Map<Partition, Long> positions = new HashMap<>();
    advances.forEach(a -> positions.put(a.partition(), a.expected()));
    return positions;
  }

  /** Where the partitions stand after the batch. */
  public Map<Partition, Long> positionsAfter() {
    Map<Partition, Long> positions = new HashMap<>();
    advances.forEach(a -> positions.put(a.partition(), a.next()));
    return positions;
  }
}
