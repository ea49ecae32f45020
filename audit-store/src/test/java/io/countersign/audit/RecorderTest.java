package io.countersign.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RecorderTest {
  private static final Partition A = new Partition("countersign.commands", 0);

  @Test
  void storesTheBytesOfARecordThatTheStoreCannotRepresentAndAllOthersWhole() {
    // Given
    FussyStore store = new FussyStore(Set.of(3L, 8L));
    List<AuditRecord> records = LongStream.range(0, 10).mapToObj(o -> BatchTest.at(A, o)).toList();

    // When
    Storing storing = new Recorder(store).record(Batch.of(Map.of(A, 0L), records));

    // Then
    assertThat(storing).isEqualTo(new Storing.Stored(0));
    assertThat(store.stored)
        .extracting(r -> r.position().offset())
        .containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
    assertThat(store.stored.stream().filter(r -> r.reading() instanceof Reading.Poison))
        .extracting(r -> r.position().offset())
        .containsExactly(3L, 8L);
  }

  @Test
  void keepsAGapBeforeARefusedRecord() {
    // Given
    FussyStore store = new FussyStore(Set.of(3L));

    // When
    new Recorder(store).record(Batch.of(Map.of(A, 0L), List.of(BatchTest.at(A, 3))));

    // Then
    assertThat(store.gaps).containsExactly(new Gap(A, 0, 3));
  }

  @Test
  void aStoreThatDoesNotEvenTakeBytesIsAFault() {
    // Given
    FussyStore store = new FussyStore(Set.of(0L));
    store.refusesBytes = true;

    // When, Then
    assertThatThrownBy(
            () -> new Recorder(store).record(Batch.of(Map.of(A, 0L), List.of(BatchTest.at(A, 0)))))
        .isInstanceOf(StoreUnavailableException.class);
  }

  @Test
  void stopsWhereThePartitionBelongsToAnother() {
    // Given
    FussyStore store = new FussyStore(Set.of());
    store.positions.put(A, 4L);

    // When
    Storing storing =
        new Recorder(store).record(Batch.of(Map.of(A, 0L), List.of(BatchTest.at(A, 0))));

    // Then
    assertThat(storing).isEqualTo(new Storing.NotOurs());
  }

  /** Keeps records in memory; cannot represent those at some offsets, unless as poison. */
  private static final class FussyStore implements RecordStore {
    final Set<Long> refused;
    final List<AuditRecord> stored = new ArrayList<>();
    final List<Gap> gaps = new ArrayList<>();
    final Map<Partition, Long> positions = new HashMap<>();
    boolean refusesBytes;

    FussyStore(Set<Long> refused) {
      this.refused = refused;
    }

    @Override
    public Map<Partition, Long> positions(Collection<Partition> partitions) {
      return positions;
    }

    @Override
    public Storing store(Batch batch) {
      for (AuditRecord candidate : batch.records()) {
        boolean bytes = candidate.reading() instanceof Reading.Poison;
        if (refused.contains(candidate.position().offset()) && (!bytes || refusesBytes)) {
          throw new RecordRefusedException("22021", new IllegalArgumentException());
        }
      }
      for (Advance advance : batch.advances()) {
        if (positions.getOrDefault(advance.partition(), 0L) != advance.expected()) {
          return new Storing.NotOurs();
        }
      }
      stored.addAll(batch.records());
      gaps.addAll(batch.gaps());
      positions.putAll(batch.positionsAfter());
      return new Storing.Stored(0);
    }

    @Override
    public void tellRegression(Gap lost) {
      gaps.add(lost);
    }
  }
}
