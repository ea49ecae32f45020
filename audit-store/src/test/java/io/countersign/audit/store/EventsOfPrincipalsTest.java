package io.countersign.audit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.audit.AuditRecord;
import io.countersign.audit.Batch;
import io.countersign.audit.CommandFilter;
import io.countersign.audit.CommandLife;
import io.countersign.audit.Criterion;
import io.countersign.audit.EventCursor;
import io.countersign.audit.EventFilter;
import io.countersign.audit.Page;
import io.countersign.audit.Partition;
import io.countersign.audit.TrailEvent;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.Principal;
import io.countersign.contracts.PrincipalKind;
import io.countersign.platform.event.RecordPosition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An event is a principal's by its actor or by its command, and is shown once all the same. */
class EventsOfPrincipalsTest {
  /** More than are looked up one by one. */
  private static final int MANY = 501;

  private static final int PAGE = 7;

  private static final Principal BUSY =
      new Principal("busy-subject", PrincipalKind.AGENT, "busy", Set.of("agent"), "olga", null);
  private static final List<CommandId> OF_BUSY = new ArrayList<>();
  private static CommandLife voted;
  private static CommandLife own;
  private static PostgresTrail trail;

  @BeforeAll
  static void store() {
    DataSource dataSource = TestDatabase.create();
    trail = new PostgresTrail(dataSource, TestDatabase.SETTINGS);
    voted = CommandLife.approvedUpdate();
    own = CommandLife.of(CommandLife.RITA, "shop", "SELECT 1").submitted().allowed("orders");
    List<CommandLife> lives = new ArrayList<>(List.of(voted, own));
    for (int i = 0; i < MANY; i++) {
      CommandLife life = CommandLife.of(BUSY, "shop", "SELECT 2").submitted();
      lives.add(life);
      OF_BUSY.add(life.id());
    }
    Map<Partition, Long> next = new HashMap<>();
    List<AuditRecord> records = new ArrayList<>();
    lives.forEach(life -> records.addAll(life.auditRecords(next)));
    PostgresRecordStore store = TestDatabase.store(dataSource);
    store.store(Batch.of(store.positions(next.keySet()), records));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rita", "rita-subject"})
  void areThoseThatItBroughtAboutAndThoseOfItsCommands(String nameOrSubject) {
    assertThat(positions(List.of(new Criterion.Submitter(nameOrSubject))))
        .containsExactlyElementsOf(
            positions(event -> event.actor().equals("rita") || isOf(own, event)));
  }

  @Test
  void areFoundOfAnAgentWithManyCommands() {
    assertThat(positions(List.of(new Criterion.Submitter("busy"))))
        .containsExactlyElementsOf(positions(event -> OF_BUSY.contains(event.commandId())));
  }

  @Test
  void meetTheOtherConditionsToo() {
    assertThat(
            positions(
                List.of(
                    new Criterion.Submitter("rita"),
                    new Criterion.OnDataSource("shop"),
                    new Criterion.Decided("approval-required"))))
        .containsExactlyElementsOf(
            positions(event -> event.actor().equals("rita") && isOf(voted, event)));
  }

  @Test
  void areNoneOfAServiceOrOfNobody() {
    String service =
        all(EventFilter.EVERYTHING)
            .filter(event -> event.type() != null && event.type().contains("CommandDecided"))
            .findFirst()
            .orElseThrow()
            .actor();
    assertThat(positions(List.of(new Criterion.Submitter(service)))).isEmpty();
    assertThat(positions(List.of(new Criterion.Submitter("nobody")))).isEmpty();
  }

  private static boolean isOf(CommandLife life, TrailEvent event) {
    return life.id().equals(event.commandId());
  }

  private static List<RecordPosition> positions(Predicate<TrailEvent> which) {
    return all(EventFilter.EVERYTHING).filter(which).map(TrailEvent::position).toList();
  }

  private static List<RecordPosition> positions(List<Criterion> criteria) {
    return all(new EventFilter(new CommandFilter(criteria, null, null), null, null, null))
        .map(TrailEvent::position)
        .toList();
  }

  private static Stream<TrailEvent> all(EventFilter filter) {
    List<TrailEvent> all = new ArrayList<>();
    EventCursor after = null;
    do {
      Page<TrailEvent, EventCursor> page = trail.events(filter, after, PAGE);
      all.addAll(page.entries());
      after = page.next();
    } while (after != null);
    return all.stream();
  }
}
