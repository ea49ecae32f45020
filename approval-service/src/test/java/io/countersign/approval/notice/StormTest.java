package io.countersign.approval.notice;

import static io.countersign.approval.notice.Questions.id;
import static io.countersign.approval.notice.Questions.newAgent;
import static io.countersign.approval.notice.Questions.newPerson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.approval.ApprovalState;
import io.countersign.approval.ApprovalStore;
import io.countersign.approval.Approvals;
import io.countersign.approval.MovableClock;
import io.countersign.approval.Opening;
import io.countersign.approval.Transition;
import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.Principal;
import io.countersign.contracts.event.ApprovalQueued;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(StormTest.Limited.class)
class StormTest {
  private static final int STORM = 500;
  private static final int AT_ONCE = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private final Principal agent = newAgent();
  @Inject Approvals approvals;
  @Inject ApprovalStore store;
  @Inject QueueRelease release;
  @Inject BatchStore batches;
  @Inject AgentRoom room;
  @Inject Clock clock;
  @Inject RecordingChannel channel;
  @Inject MovableClock movable;

  /** With the limits that a service has by itself. */
  public static class Limited implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "countersign.notices.agent-limit.new-batches", "20",
          "countersign.notices.agent-limit.open-batches", "30");
    }
  }

  @AfterEach
  void reset() {
    movable.reset();
  }

  @Test
  void makesTenMessagesOfFiveHundredLikeRequests() {
    List<Opening> storm = storm(agent, _ -> "cities");

    storm.forEach(o -> approvals.open(List.of(o)));

    await().atMost(PATIENCE).until(() -> shown() == STORM);
    List<Message> told = channel.about("room", agent.subject());
    assertThat(told).filteredOn(m -> m.reference() == null).hasSize(10);
    assertThat(told).hasSizeLessThan(100);
  }

  /** The members that the last message about each batch shows. */
  private int shown() {
    return channel.about("room", agent.subject()).stream()
        .filter(m -> m.notice() instanceof Notice.Asked)
        .map(m -> ((Notice.Asked) m.notice()).batch())
        .collect(Collectors.toMap(Batch::id, b -> b.members().size(), Math::max))
        .values()
        .stream()
        .mapToInt(Integer::intValue)
        .sum();
  }

  @Test
  void letsAnAgentWaitThatAsksTooMuchAndAsksForItInTurn() {
    List<Opening> storm = storm(agent, i -> "form-" + i);
    approvals.open(storm);
    assertThat(pending(storm)).containsExactlyElementsOf(storm.subList(0, AT_ONCE));

    movable.moveAhead(Duration.ofMinutes(61));
    withdraw(storm.subList(0, AT_ONCE));
    await().atMost(PATIENCE).until(() -> pending(storm).size() == AT_ONCE);

    assertThat(pending(storm)).containsExactlyElementsOf(storm.subList(AT_ONCE, 2 * AT_ONCE));
  }

  @Test
  void letsNobodyOvertakeWhatWaits() {
    AgentQueue withOneWaiting = new AgentQueue(batches, new OneWaiting(), room, clock);

    Opening admitted = withOneWaiting.admit(opening(agent, "late", 1));

    assertThat(admitted.state()).isInstanceOf(ApprovalState.Queued.class);
    assertThat(admitted.occurrences())
        .singleElement()
        .satisfies(o ->
            assertThat(o.data())
                .isInstanceOfSatisfying(
                    ApprovalQueued.class,
                    told -> assertThat(told.message()).contains("at most 20", "at most 30")));
  }

  private record OneWaiting() implements QueueStore {
    @Override
    public boolean isWaiting(String agent) {
      return true;
    }

    @Override
    public List<String> waitingAgents() {
      return List.of();
    }

    @Override
    public List<ApprovalRequestId> waiting(String agent, int limit) {
      return List.of();
    }
  }

  @Test
  void letsJoinWhatIsAskedAlready() {
    approvals.open(storm(agent, i -> "form-" + i).subList(0, AT_ONCE + 1));

    Opening joining = opening(agent, "form-3", 2);
    approvals.open(List.of(joining));

    assertThat(state(joining)).isInstanceOf(ApprovalState.Pending.class);
  }

  @Test
  void neverLetsAPersonWait() {
    Principal hugo = newPerson();
    List<Opening> storm = storm(hugo, i -> "form-" + i).subList(0, 2 * AT_ONCE);

    approvals.open(storm);

    assertThat(pending(storm)).hasSameSizeAs(storm);
  }

  @Test
  void releasesEachOnceThoughReplicasTryAtTheSameTime() throws Exception {
    List<Opening> storm = storm(agent, i -> "form-" + i).subList(0, 3 * AT_ONCE);
    approvals.open(storm);
    movable.moveAhead(Duration.ofMinutes(61));

    List<Thread> replicas =
        IntStream.range(0, 4).mapToObj(_ -> Thread.ofVirtual().start(release::pass)).toList();
    for (Thread replica : replicas) {
      replica.join();
    }

    assertThat(pending(storm)).hasSizeLessThanOrEqualTo(30);
    await().atMost(PATIENCE).until(() -> pending(storm).size() == 30);
  }

  private List<Opening> storm(Principal principal, IntFunction<String> form) {
    return IntStream.range(0, STORM).mapToObj(i -> opening(principal, form.apply(i), i)).toList();
  }

  private Opening opening(Principal principal, String form, int value) {
    return Questions.opening(
        approvals,
        principal,
        form,
        value,
        ApprovalRequirement.of(1, Set.of("reviewer"), Duration.ofHours(8)));
  }

  private List<Opening> pending(List<Opening> openings) {
    return openings.stream().filter(o -> state(o) instanceof ApprovalState.Pending).toList();
  }

  private ApprovalState state(Opening opening) {
    return store.find(id(opening)).orElseThrow();
  }

  private void withdraw(List<Opening> openings) {
    openings.forEach(o ->
        store.change(
            id(o),
            state ->
                new ApprovalStore.Change<>(
                    new Transition(((ApprovalState.Open) state).withdraw(), List.of()), true)));
  }
}
