package io.countersign.approval;

import static io.countersign.approval.Samples.ADAM;
import static io.countersign.approval.Samples.AGENT;
import static io.countersign.approval.Samples.RITA;
import static io.countersign.approval.Samples.ROB;
import static io.countersign.approval.Samples.command;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.ApprovalConditions;
import io.countersign.contracts.Command;
import io.countersign.contracts.Principal;
import io.countersign.contracts.Verdict;
import io.countersign.contracts.event.ApprovalExpired;
import io.countersign.contracts.event.ApprovalGranted;
import io.countersign.contracts.event.ApprovalRequested;
import io.countersign.contracts.event.VoteCast;
import io.countersign.contracts.event.WarrantIssued;
import io.countersign.platform.event.ReceivedEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RaceTest {
  private static final int VOTES_EACH = 8;
  private final Neighbours neighbours = new Neighbours();
  @Inject Approvals approvals;
  @Inject ApprovalStore store;
  @Inject Clock clock;
  @Inject MovableClock movable;

  @AfterEach
  void close() {
    movable.reset();
    neighbours.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void grantsOnceThoughTwoPersonsVoteManyTimesAtTheSameTime(int quorum) throws Exception {
    // Given
    Command command = command(AGENT);
    ApprovalRequested asked = neighbours.ask(command, quorum);
    List<Supplier<VoteResult>> votes = new ArrayList<>();
    for (int i = 0; i < VOTES_EACH; i++) {
      votes.add(() -> vote(asked, RITA));
      votes.add(() -> vote(asked, ROB));
    }
    // When
    List<VoteResult> results = atTheSameTime(votes);
    // Then
    neighbours.await(WarrantIssued.class, command.id());
    List<ReceivedEvent> published = neighbours.settled(command);
    assertThat(results).filteredOn(VoteResult.Counted.class::isInstance).hasSize(quorum);
    assertThat(count(published, VoteCast.class)).isEqualTo(quorum);
    assertThat(count(published, ApprovalGranted.class)).isEqualTo(1);
    assertThat(count(published, WarrantIssued.class)).isEqualTo(1);
  }

  @Test
  void closesAnExpiredRequestOnceThoughManyReplicasTry() throws Exception {
    Command command = command(AGENT);
    ApprovalRequested asked = neighbours.ask(command, 1);
    movable.moveAhead(Samples.OPEN_FOR);

    VoteResult late = vote(asked, ADAM);
    atTheSameTime(List.of(approvals::passTime, approvals::passTime, approvals::passTime));

    neighbours.await(ApprovalExpired.class, command.id());
    assertThat(late)
        .isInstanceOfSatisfying(
            VoteResult.Refused.class,
            r -> assertThat(r.reason()).isEqualTo(VoteRefusal.NOT_PENDING));
    assertThat(neighbours.settled(command))
        .extracting(e -> (Object) e.data().getClass())
        .containsExactly(ApprovalRequested.class, ApprovalExpired.class);
  }

  @Test
  void namesTheCommandOnEveryLogLineWhileARequestChanges() {
    Command command = command(AGENT);
    ApprovalRequested asked = neighbours.ask(command, 1);

    Optional<Object> named =
        store.change(
            asked.requestId(),
            state ->
                new ApprovalStore.Change<>(new Transition(state, List.of()), MDC.get("commandId")));

    assertThat(named).contains(command.id().toString());
  }

  private VoteResult vote(ApprovalRequested asked, Principal voter) {
    return approvals
        .vote(
            asked.requestId(),
            new Ballot(
                Samples.voter(voter),
                Verdict.APPROVE,
                asked.digest(),
                ApprovalConditions.none(),
                null,
                null,
                clock.instant()))
        .orElseThrow();
  }

  private static <T> List<T> atTheSameTime(List<Supplier<T>> actions) throws Exception {
    CountDownLatch start = new CountDownLatch(actions.size());
    try (ExecutorService threads = Executors.newFixedThreadPool(actions.size())) {
      List<Future<T>> futures =
          actions.stream()
              .map(a ->
                  threads.submit(() -> {
                    start.countDown();
                    start.await();
                    return a.get();
                  }))
              .toList();
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    }
  }

  private static long count(List<ReceivedEvent> published, Class<?> type) {
    return published.stream().filter(e -> type.isInstance(e.data())).count();
  }
}
