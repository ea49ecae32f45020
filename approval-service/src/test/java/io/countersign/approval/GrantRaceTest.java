package io.countersign.approval;

import static io.countersign.approval.GrantSamples.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.approval.grant.Grants;
import io.countersign.approval.grant.RevocationResult;
import io.countersign.approval.review.Breakage;
import io.countersign.approval.review.Glass;
import io.countersign.approval.review.GlassResult;
import io.countersign.contracts.ApprovalConditions;
import io.countersign.contracts.Command;
import io.countersign.contracts.Decision;
import io.countersign.contracts.Facts;
import io.countersign.contracts.Grant;
import io.countersign.contracts.Principal;
import io.countersign.contracts.PrincipalKind;
import io.countersign.contracts.SessionId;
import io.countersign.contracts.Verdict;
import io.countersign.contracts.event.ApprovalRequested;
import io.countersign.contracts.event.CommandDecided;
import io.countersign.contracts.event.GrantIssued;
import io.countersign.contracts.event.GrantUsed;
import io.countersign.contracts.event.WarrantIssued;
import io.countersign.platform.event.ReceivedEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;

/** Several replicas over one database: each thread stands for one. */
@QuarkusTest
class GrantRaceTest {
  private static final int REPLICAS = 6;
  private final Neighbours neighbours = new Neighbours();
  private final SessionId session = new SessionId(UUID.randomUUID());
  private final Facts facts = GrantSamples.update(GrantSamples.newForm());
  private final Principal agent =
      new Principal(
          UUID.randomUUID().toString(),
          PrincipalKind.AGENT,
          "racing-agent",
          Set.of("agent"),
          Samples.OLGA.subject(),
          null);
  @Inject Approvals approvals;
  @Inject Grants grants;
  @Inject Glass glass;
  @Inject Clock clock;

  @AfterEach
  void close() {
    neighbours.close();
  }

  @RepeatedTest(5)
  void givesTheLastUseToOneCommandThoughManyWantIt() throws Exception {
    issue(2);
    List<Command> commands = IntStream.range(0, REPLICAS).mapToObj(i -> command()).toList();

    atTheSameTime(commands.stream().map(c -> opening(c)).toList());

    List<ReceivedEvent> published = published(commands);
    assertThat(count(published, GrantUsed.class)).isEqualTo(2);
    assertThat(count(published, WarrantIssued.class)).isEqualTo(2);
    assertThat(count(published, ApprovalRequested.class)).isEqualTo(REPLICAS - 2);
    assertThat(
            published.stream()
                .filter(e -> e.data() instanceof GrantUsed)
                .map(e -> ((GrantUsed) e.data()).use()))
        .containsExactlyInAnyOrder(1, 2);
  }

  @RepeatedTest(5)
  void neverUsesAGrantAfterItsRevocationWasAnswered() throws Exception {
    // Given
    Grant grant = issue(3);
    List<Command> during = List.of(command(), command());
    List<Callable<Void>> actions = new ArrayList<>(during.stream().map(this::opening).toList());
    List<RevocationResult> results = new ArrayList<>();
    actions.add(() -> {
      results.add(
          grants
              .revoke(grant.id(), Samples.voter(Samples.ROB), "enough", clock.instant())
              .orElseThrow());
      return null;
    });
    // When
    atTheSameTime(actions);
    Command after = command();
    var _ = opening(after).call();
    // Then
    assertThat(results).containsExactly(new RevocationResult.Revoked());
    List<Command> all = List.of(during.get(0), during.get(1), after);
    List<ReceivedEvent> published = published(all);
    assertThat(count(published, GrantUsed.class))
        .isEqualTo(count(published, WarrantIssued.class))
        .isEqualTo(3 - count(published, ApprovalRequested.class));
    neighbours.await(ApprovalRequested.class, after.id());
  }

  @RepeatedTest(5)
  void signsOneWarrantThoughGlassIsBrokenWhilePeopleApprove() throws Exception {
    Principal dana = Samples.DANA;
    Command own = inSession(GrantSamples.command(dana));
    neighbours.decide(GrantSamples.decided(own, facts));
    ApprovalRequested asked = neighbours.await(ApprovalRequested.class, own.id());
    List<GlassResult> broken = new ArrayList<>();

    atTheSameTime(
        List.of(
            () -> {
              broken.add(
                  glass
                      .breakGlass(
                          asked.requestId(),
                          new Breakage(Samples.voter(dana), asked.digest(), "now", clock.instant()))
                      .orElseThrow());
              return null;
            },
            () -> {
              approve(asked);
              return null;
            }));

    assertThat(broken).hasSize(1);
    assertThat(count(published(List.of(own)), WarrantIssued.class)).isEqualTo(1);
  }

  private Grant issue(int uses) {
    Command first = inSession(GrantSamples.command(agent));
    neighbours.decide(GrantSamples.decided(first, facts));
    ApprovalRequested asked = neighbours.await(ApprovalRequested.class, first.id());
    GrantOffice.approve("rita", asked, terms(Math.min(uses, 5), 10)).statusCode(200);
    return neighbours.await(GrantIssued.class, first.id()).grant();
  }

  private void approve(ApprovalRequested asked) {
    var _ =
        approvals.vote(
            asked.requestId(),
            new Ballot(
                Samples.voter(Samples.RITA),
                Verdict.APPROVE,
                asked.digest(),
                ApprovalConditions.none(),
                null,
                null,
                clock.instant()));
  }

  private Callable<Void> opening(Command command) {
    CommandDecided decided = GrantSamples.decided(command, facts);
    Opening opening =
        approvals.opening(
            decided,
            ((Decision.ApprovalRequired) decided.decision()).requirement(),
            neighbours.decision(decided).link());
    return () -> {
      approvals.open(List.of(opening));
      return null;
    };
  }

  private Command command() {
    return inSession(GrantSamples.command(agent));
  }

  private Command inSession(Command command) {
    return new Command(
        command.id(),
        session,
        command.dataSource(),
        command.sql(),
        command.parameters(),
        command.principal(),
        command.origin(),
        command.justification(),
        command.submittedAt());
  }

  private List<ReceivedEvent> published(List<Command> commands) {
    var _ = neighbours.settled(commands.getFirst());
    return commands.stream().flatMap(c -> neighbours.published(c).stream()).toList();
  }

  private static long count(List<ReceivedEvent> published, Class<?> type) {
    return published.stream().filter(e -> type.isInstance(e.data())).count();
  }

  private static void atTheSameTime(List<Callable<Void>> actions) throws Exception {
    CyclicBarrier start = new CyclicBarrier(actions.size());
    try (ExecutorService threads = Executors.newFixedThreadPool(actions.size())) {
      List<Future<Void>> futures = new ArrayList<>();
      for (Callable<Void> action : actions) {
        futures.add(
            threads.submit(() -> {
              var _ = start.await();
              return action.call();
            }));
      }
      for (Future<Void> future : futures) {
        var _ = future.get();
      }
    }
  }
}
