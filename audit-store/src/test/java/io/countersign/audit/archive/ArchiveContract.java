package io.countersign.audit.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.audit.RawHeader;
import io.countersign.audit.RawRecord;
import io.countersign.audit.ValueAbsence;
import io.countersign.audit.archive.ArchivedRecord.AbsentValue;
import io.countersign.audit.archive.ArchivedRecord.Derived;
import io.countersign.log.MerkleTree;
import io.countersign.log.bundle.DisposalManifest.ArchiveFile;
import io.countersign.platform.event.RecordPosition;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every archive does. */
public abstract class ArchiveContract {
  protected static final String SET = "results-20250101-7";
  private static final UUID ID = UUID.fromString("0190a000-0000-7000-8000-000000000001");

  protected abstract Archive archive();

  /** A record of which everything that may be absent is there, and one without any of it. */
  protected static List<ArchivedRecord> records() {
    return List.of(full(0), bare(1), full(2));
  }

  private static ArchivedRecord full(long offset) {
    return new ArchivedRecord(
        raw(
            offset,
            "key".getBytes(UTF_8),
            "value\u0000 of %d ünd".formatted(offset).getBytes(UTF_8)),
        null,
        100 + offset,
        new Derived(
            "results",
            LocalDate.parse("2025-01-31"),
            Instant.parse("2025-01-31T23:59:59.123456Z"),
            "event",
            "a flaw",
            new RecordPosition("countersign.results", 0, 0),
            ID,
            "countersign.ResultChunk.v1",
            "/countersign/executor-1",
            ID,
            ID,
            "executor-1",
            3L,
            4L,
            "executor-1",
            "a subject",
            "Rows 1 to 100",
            5));
  }

  private static ArchivedRecord bare(long offset) {
    return new ArchivedRecord(
        raw(offset, null, null),
        new AbsentValue(ValueAbsence.BEYOND_LIMIT, MerkleTree.sha256(new byte[] {1})),
        100 + offset,
        new Derived(
            "unreadable",
            LocalDate.parse("2025-01-01"),
            Instant.EPOCH,
            "poison",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            "somebody",
            null,
            "",
            null));
  }

  private static RawRecord raw(long offset, byte @Nullable [] key, byte @Nullable [] value) {
    return new RawRecord(
        new RecordPosition("countersign.results", 2, offset),
        1_700_000_000_000L,
        key,
        List.of(RawHeader.of("ce_id", "x".getBytes(UTF_8)), RawHeader.of("empty", null)),
        value);
  }

  protected ArchiveFile write(List<ArchivedRecord> records) {
    try (Archive.Writing writing = archive().begin(SET)) {
      records.forEach(writing::add);
      return writing.finish();
    }
  }

  @Test
  void handsOutWhatWasWrittenInItsOrder() {
    // When
    write(records());

    // Then
    List<ArchivedRecord> read = new ArrayList<>();
    archive().forEach(SET, read::add);
    assertThat(read).usingRecursiveComparison().isEqualTo(records());
    assertThat(read)
        .extracting(ArchivedRecord::leaf)
        .containsExactlyElementsOf(records().stream().map(ArchivedRecord::leaf).toList());
  }

  @Test
  void findsARecordByItsPosition() {
    // Given
    write(records());

    // Then
    assertThat(archive().read(SET, new RecordPosition("countersign.results", 2, 1)))
        .get()
        .usingRecursiveComparison()
        .isEqualTo(records().get(1));
    for (RecordPosition other :
        List.of(
            new RecordPosition("countersign.results", 2, 3),
            new RecordPosition("countersign.results", 1, 1),
            new RecordPosition("countersign.result", 2, 1))) {
      assertThat(archive().read(SET, other)).isEmpty();
    }
  }

  @Test
  void hasNoSetUntilItIsFinished() {
    // Given
    try (Archive.Writing writing = archive().begin(SET)) {
      writing.add(records().getFirst());
      assertThat(archive().sets()).isEmpty();
    }

    // Then
    assertThat(archive().sets()).isEmpty();
    write(List.of());
    archive().manifest(SET, "text\n");
    assertThat(archive().sets()).containsExactly(SET);
  }

  @Test
  void replacesASetThatIsWrittenAgain() {
    // Given
    ArchiveFile first = write(records().subList(0, 1));

    // When
    ArchiveFile second = write(records());

    // Then
    assertThat(second.name()).isEqualTo(first.name());
    assertThat(second.digest()).isNotEqualTo(first.digest());
    assertThat(archive().read(SET, new RecordPosition("countersign.results", 2, 2))).isPresent();
  }

  @Test
  void tellsThatThereIsNoSuchSet() {
    assertThatThrownBy(() -> archive().forEach("other", _ -> {}))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("other");
    assertThatIllegalArgumentException().isThrownBy(() -> archive().begin("../outside"));
  }
}
