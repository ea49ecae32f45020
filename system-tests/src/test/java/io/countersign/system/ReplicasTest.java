package io.countersign.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.cli.client.Answer;
import io.countersign.local.Person;
import io.countersign.local.ServiceProcess;
import io.countersign.local.suite.SuiteService;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Two processes of approval-service over one database and one broker. */
class ReplicasTest {
  private static final int ROUNDS = 8;
  private static final int FIRST_ORDER = 700;

  private final Suite suite = Suite.running();

  @Test
  void decideOnceWhateverIsSaidToThemAtTheSameTime() throws Exception {
    try (ServiceProcess other = suite.parts().startReplica(SuiteService.APPROVAL_SERVICE)) {
      for (int round = 0; round < ROUNDS; round++) {
        twoApprove(other, FIRST_ORDER + round);
        oneApprovesAndOneRejects(other, FIRST_ORDER + ROUNDS + round);
      }
      voteIsNotLostWithTheReplicaThatTookIt(other, FIRST_ORDER + 2 * ROUNDS);
    }
  }

  /** One is enough: the other comes too late, or is counted before; it runs once all the same. */
  private void twoApprove(ServiceProcess other, int order) throws Exception {
    String before = total(order);
    Held held = Held.update(suite, order);

    List<Answer> answers =
        atTheSameTime(
            List.of(
                () -> held.vote(suite.reviewer(Person.RITA), "approve"),
                () -> held.vote(suite.reviewerAt(other, Person.ROB), "approve")));

    assertThat(answers).extracting(Answer::status).contains(200).isSubsetOf(200, 409);
    held.awaitStatus("succeeded");
    assertThat(total(order)).isEqualTo(plusOne(before));
    assertThat(endings(held)).containsExactly("ApprovalGranted", "WarrantIssued");
  }

  private void oneApprovesAndOneRejects(ServiceProcess other, int order) throws Exception {
    String before = total(order);
    Held held = Held.update(suite, order);

    atTheSameTime(
        List.of(
            () -> held.vote(suite.reviewer(Person.RITA), "reject"),
            () -> held.vote(suite.reviewerAt(other, Person.ROB), "approve")));

    await()
        .atMost(Held.PATIENCE)
        .until(() -> List.of("succeeded", "rejected").contains(suite.status(held.commandId())));
    boolean ran = suite.status(held.commandId()).equals("succeeded");
    assertThat(total(order)).isEqualTo(ran ? plusOne(before) : before);
    assertThat(endings(held))
        .isEqualTo(ran ? List.of("ApprovalGranted", "WarrantIssued") : List.of("ApprovalRejected"));
  }

  /** Its events wait in the database, for whoever is left. */
  private void voteIsNotLostWithTheReplicaThatTookIt(ServiceProcess other, int order) {
    String before = total(order);
    Held held = Held.update(suite, order);

    held.vote(suite.reviewerAt(other, Person.ROB), "approve").expect(200);
    other.kill();

    held.awaitStatus("succeeded");
    assertThat(total(order)).isEqualTo(plusOne(before));
    Held.update(suite, order + 1).vote(suite.reviewer(Person.RITA), "approve").expect(200);
  }

  private List<String> endings(Held held) {
    List<String> ends =
        List.of("ApprovalGranted", "ApprovalRejected", "ApprovalExpired", "WarrantIssued");
    List<String> found = new ArrayList<>();
    await()
        .atMost(Held.PATIENCE)
        .until(() -> !Collections.disjoint(suite.trail(held.commandId()), ends));
    await()
        .atMost(Held.PATIENCE)
        .untilAsserted(() -> {
          List<String> trail = suite.trail(held.commandId());
          found.clear();
          trail.stream().filter(ends::contains).forEach(found::add);
          assertThat(trail.contains("ApprovalGranted")).isEqualTo(trail.contains("WarrantIssued"));
        });
    return found;
  }

  private String total(int order) {
    return suite.inShop("SELECT total FROM orders WHERE id = " + order);
  }

  private String plusOne(String total) {
    return suite.inShop("SELECT " + total + " + 1");
  }

  private static <T> List<T> atTheSameTime(List<Supplier<T>> actions) throws Exception {
    CountDownLatch start = new CountDownLatch(actions.size());
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
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
}
