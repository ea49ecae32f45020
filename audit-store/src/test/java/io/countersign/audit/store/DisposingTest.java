package io.countersign.audit.store;

import static io.countersign.audit.RecordCategory.APPROVALS;
import static io.countersign.audit.RecordCategory.COMMANDS;
import static io.countersign.audit.RecordCategory.DECISIONS;
import static io.countersign.audit.RecordCategory.EXECUTIONS;
import static io.countersign.audit.RecordCategory.RESULTS;
import static io.countersign.audit.RecordCategory.ROW_IMAGES;
import static io.countersign.audit.RecordCategory.UNREADABLE;
import static io.countersign.audit.RecordCategory.WARRANTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.audit.CommandLife;
import io.countersign.audit.Partition;
import io.countersign.audit.RecordCategory;
import io.countersign.audit.archive.ArchivedRecord;
import io.countersign.audit.ledger.Proving;
import io.countersign.audit.retention.ArchivedRecords;
import io.countersign.audit.retention.Disposals;
import io.countersign.audit.retention.Disposing;
import io.countersign.audit.retention.Disposing.Progress;
import io.countersign.audit.retention.Hold;
import io.countersign.audit.retention.Removal;
import io.countersign.log.verify.Finding;
import io.countersign.log.verify.Verdict;
import io.countersign.platform.event.RecordPosition;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records come of age in a real store. */
class DisposingTest {
  private static final Partition RESULTS_TOPIC = new Partition("countersign.results", 0);
  @TempDir private Path folder;
  private RetainedStore store;

  @BeforeEach
  void storeOldAndNewCommands() {
    store = new RetainedStore(folder);
    store.store(RetainedStore.THEN, CommandLife.approvedUpdate(), CommandLife.approvedUpdate());
    store.store(RetainedStore.NOW, CommandLife.approvedUpdate());
  }

  @Test
  void removesNothingBeforeTheLedgerHasTheEventThatTellsIt() throws Exception {
    // When
    List<Progress> first = store.disposing(RESULTS).look();

    // Then
    assertThat(first).extracting(Progress::removal).containsExactly(new Removal.NotProved());
    assertThat(store.count("SELECT count(*) FROM event_results")).isEqualTo(6);
    assertThat(store.verify().isSound()).isTrue();

    // When the event has its place
    store.ledger.grow();
    List<Progress> second = store.disposing(RESULTS).look();

    // Then
    assertThat(second).extracting(Progress::removal).containsExactly(new Removal.Removed(4));
    assertThat(store.count("SELECT count(*) FROM event_results")).isEqualTo(2);
    assertThat(store.disposing(RESULTS).look()).isEmpty();
    assertThat(store.told).hasSize(1);
  }

  @Test
  void leavesAStoreThatVerifiesAndSaysWhatIsGone() throws Exception {
    // When
    dispose();

    // Then
    Verdict verdict = store.verify();
    assertThat(verdict.first()).isEmpty();
    assertThat(verdict.notVerified())
        .anyMatch(line ->
            line.startsWith(
                "4 records of results stored from 2025-01-01 to 2025-02-01, which retention disposed of, archived as"));
  }

  @Test
  void letsNobodyHideBehindADisposal() throws Exception {
    // Given
    dispose();

    // When
    store.ledger.tamper(
        "DO $$ BEGIN EXECUTE 'GRANT ALL ON event_results TO CURRENT_USER'; END $$",
        "DELETE FROM event WHERE topic = 'countersign.results' AND record_offset = 4");

    // Then
    assertThat(store.verify().first())
        .containsExactly(
            new Finding(
                "countersign.results/0/4", "the store does not have the record of this leaf"));
  }

  @Test
  void provesARecordOutOfTheArchive() throws Exception {
    // Given
    dispose();
    RecordPosition position = new RecordPosition(RESULTS_TOPIC.topic(), 0, 2);

    // When
    var found = new ArchivedRecords(store.disposals, Optional.of(store.archive)).find(position);

    // Then
    assertThat(found).isInstanceOf(ArchivedRecords.Found.class);
    ArchivedRecord archived = ((ArchivedRecords.Found) found).stored();
    Proving.Proved proof = (Proving.Proved) store.ledger.ledger.prove(position, 0);
    assertThat(archived.leaf().encode()).isEqualTo(proof.leaf());
    assertThat(archived.leafIndex()).isEqualTo(proof.path().index());
    assertThat(new ArchivedRecords(store.disposals, Optional.empty()).find(position))
        .isEqualTo(new ArchivedRecords.Gone(1));
    assertThat(
            new ArchivedRecords(store.disposals, Optional.of(store.archive))
                .find(new RecordPosition(RESULTS_TOPIC.topic(), 0, 4)))
        .isEqualTo(new ArchivedRecords.Unknown());
  }

  @Test
  void goesOnWhereItWasKilled() throws Exception {
    // Given that it is killed before or after each step, of another category each time
    Map<RecordCategory, String> deaths =
        Map.of(
            RESULTS, "after begin",
            APPROVALS, "before written",
            EXECUTIONS, "after written",
            WARRANTS, "before told",
            DECISIONS, "after told");
    deaths.forEach((category, step) -> {
      AtomicInteger calls = new AtomicInteger();
      Disposing dying = store.disposing(dyingAt(step, calls), category);
      assertThatThrownBy(dying::look).as(step).hasStackTraceContaining("killed");
    });

    // When
    RecordCategory[] all = deaths.keySet().toArray(RecordCategory[]::new);
    store.disposing(all).look();
    store.ledger.grow();
    for (String step : List.of("before remove", "after remove")) {
      assertThatThrownBy(store.disposing(dyingAt(step, new AtomicInteger()), all)::look)
          .hasStackTraceContaining("killed");
    }
    store.disposing(all).look();

    // Then each was disposed of once
    assertThat(store.disposals.unfinished()).isEmpty();
    assertThat(store.disposals.all()).hasSize(5);
    assertThat(store.archive.sets()).hasSize(5);
    assertThat(store.count("SELECT count(*) FROM event_results")).isEqualTo(2);
    assertThat(store.verify().first()).isEmpty();
  }

  private Disposals dyingAt(String step, AtomicInteger calls) {
    boolean after = step.startsWith("after ");
    String call = step.substring(step.indexOf(' ') + 1);
    return (Disposals)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Disposals.class},
            (_, method, arguments) -> {
              boolean dies = method.getName().equals(call) && calls.incrementAndGet() == 1;
              if (dies && !after) {
                throw new IllegalStateException("killed");
              }
              try {
                Object result = method.invoke(store.disposals, arguments);
                if (dies) {
                  throw new IllegalStateException("killed");
                }
                return result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Test
  void keepsWhatFallsUnderAHoldOrMay() {
    for (String scope :
        List.of(
            "",
            "principal=night-agent",
            "table=public.customers",
            "table=customers&kind=UPDATE",
            "from=2025-01-01T00%3A00%3A00Z",
            "unknown-to-this-version=1")) {
      hold("case-1", scope);
      assertThat(store.disposing(RESULTS).look())
          .as(scope)
          .extracting(Progress::removal)
          .containsExactly(new Removal.Held("case-1"));
      release("case-1");
    }
    assertThat(store.told).isEmpty();
  }

  @Test
  void disposesOfWhatNoHoldIsOn() {
    for (String scope :
        List.of(
            "principal=somebody-else",
            "table=orders",
            "from=2020-01-01T00:00:00Z&to=2020-02-01T00:00:00Z",
            "table=customers&kind=DELETE")) {
      hold("not-these", scope);
      assertThat(store.disposing(RESULTS).look())
          .as(scope)
          .extracting(Progress::removal)
          .containsExactly(new Removal.NotProved());
      release("not-these");
    }
  }

  @Test
  void keepsWhatAHoldCameForAtTheLastMomentUntilItIsReleased() throws Exception {
    // Given
    store.disposing(RESULTS).look();
    store.ledger.grow();
    hold("case-1", "table=customers");
    assertThat(store.holds.place(newHold("case-1", ""))).as("another of the same name").isFalse();

    // Then
    assertThat(store.disposals.remove(store.disposals.unfinished().getFirst(), RetainedStore.NOW))
        .isEqualTo(new Removal.Held("case-1"));

    // When
    release("case-1");

    // Then
    assertThat(store.disposing(RESULTS).look())
        .extracting(Progress::removal)
        .containsExactly(new Removal.Removed(4));
    assertThat(store.holds.all())
        .singleElement()
        .satisfies(h -> assertThat(h.release()).isNotNull());
  }

  @Test
  void keepsWhatNobodyCanReadWhileAnyHoldStands() {
    // Given
    store.ledger.tamper(
        "INSERT INTO store_partition VALUES ('event_unreadable_20240101', 'event', 'unreadable', '2024-01-01', '2024-02-01')",
        "CREATE TABLE event_unreadable_20240101 PARTITION OF event_unreadable"
            + " FOR VALUES FROM ('2024-01-01') TO ('2024-02-01')",
        "INSERT INTO event (topic, partition, record_offset, kafka_time, headers, happened_at, reading, actor_name, summary,"
            + " category, stored_on) VALUES ('t', 0, 0, 0, '{}', now(), 'poison', '', '', 'unreadable', '2024-01-02')");
    hold("case-1", "table=orders");

    // Then
    assertThat(store.disposing(UNREADABLE).look())
        .first()
        .extracting(Progress::removal)
        .isEqualTo(new Removal.Held("case-1"));
  }

  @Test
  void doesNotDisposeOfEvidence() {
    // Given
    store.ledger.tamper(
        "DO $$ BEGIN EXECUTE 'GRANT ALL ON event_results_20250101 TO CURRENT_USER'; END $$",
        "UPDATE event_results_20250101 SET kafka_time = kafka_time + 1 WHERE record_offset = 1");

    // Then
    assertThat(store.disposing(RESULTS).look())
        .extracting(Progress::removal)
        .containsExactly(
            new Removal.Refused(
                "countersign.results/0/1 is not stored as it was logged; verify the store"));
    assertThat(store.told).isEmpty();
    assertThat(store.archive.sets()).isEmpty();
  }

  @Test
  void takesWhatWasDerivedFromTheRecordsToo() throws Exception {
    // When
    store.disposing(COMMANDS, ROW_IMAGES, EXECUTIONS).look();
    store.ledger.grow();
    List<Progress> removed = store.disposing(COMMANDS, ROW_IMAGES, EXECUTIONS).look();

    // Then
    assertThat(removed).extracting(Progress::removal).hasOnlyElementsOfType(Removal.Removed.class);
    assertThat(store.count("SELECT count(*) FROM command")).isEqualTo(1);
    assertThat(store.count("SELECT count(*) FROM row_change")).isEqualTo(1);
    assertThat(store.count("SELECT count(*) FROM event_results")).isEqualTo(6);
    assertThat(store.verify().first()).isEmpty();
  }

  @Test
  void holdsOnCommandsThatAreGoneAreDoubtfulAndKeepTheRest() throws Exception {
    // Given
    store.disposing(COMMANDS).look();
    store.ledger.grow();
    store.disposing(COMMANDS).look();

    // When
    hold("case-1", "table=orders");

    // Then
    assertThat(store.disposing(RESULTS).look())
        .extracting(Progress::removal)
        .containsExactly(new Removal.Held("case-1"));
  }

  @Test
  void leavesItToTheOtherInstanceThatIsAtIt() {
    var _ =
        store.disposals.alone(() ->
            assertThat(store.disposing(RESULTS).look()).as("while another is at it").isEmpty());
    assertThat(store.disposing(RESULTS).look()).hasSize(1);
  }

  private void hold(String name, String scope) {
    assertThat(store.holds.place(newHold(name, scope))).isTrue();
  }

  private void release(String name) {
    assertThat(store.holds.release(name, new Hold.Release("adam", "settled", RetainedStore.NOW)))
        .isTrue();
  }

  private static Hold newHold(String name, String scope) {
    return new Hold(name, scope, "a lawsuit", "adam", RetainedStore.NOW, null);
  }

  private void dispose() {
    store.disposing(RESULTS).look();
    store.ledger.grow();
    store.disposing(RESULTS).look();
  }
}
