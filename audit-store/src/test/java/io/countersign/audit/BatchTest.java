package io.countersign.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.CanonicalForm;
import io.countersign.platform.event.RecordPosition;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BatchTest {
  private static final Partition A = new Partition("countersign.commands", 0);
  private static final Partition B = new Partition("countersign.commands", 1);

  @Test
  void movesEachPartitionBehindItsLastRecord() {
    // When
    Batch batch = Batch.of(Map.of(A, 5L, B, 0L), List.of(at(A, 5), at(B, 0), at(A, 6)));

    // Then
    assertThat(batch.advances()).containsExactly(new Advance(A, 5, 7), new Advance(B, 0, 1));
    assertThat(batch.gaps()).isEmpty();
  }

  @Test
  void noticesOffsetsThatAreMissingBeforeAndBetweenRecords() {
    // When
    Batch batch = Batch.of(Map.of(A, 5L), List.of(at(A, 7), at(A, 8), at(A, 11)));

    // Then
    assertThat(batch.gaps()).containsExactly(new Gap(A, 5, 7), new Gap(A, 9, 11));
    assertThat(batch.advances()).containsExactly(new Advance(A, 5, 12));
  }

  @Test
  void leavesOutWhatWasStoredAlready() {
    // When
    Batch batch = Batch.of(Map.of(A, 5L), List.of(at(A, 4), at(A, 5)));

    // Then
    assertThat(batch.records()).extracting(r -> r.position().offset()).containsExactly(5L);
  }

  static AuditRecord at(Partition partition, long offset) {
    RecordPosition position = new RecordPosition(partition.topic(), partition.number(), offset);
    RawRecord raw = new RawRecord(position, 0, null, List.of(), new byte[] {1});
    Envelope nothing = new Envelope(null, null, null, null, null, null, null, null, null);
    return new AuditRecord(
        raw, nothing, new Reading.UnknownType("x", CanonicalForm.of("any").digest()));
  }
}
