package io.countersign.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.Access;
import io.countersign.contracts.Command;
import io.countersign.contracts.ExecutionId;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.event.ExecutionFinished;
import io.countersign.platform.event.Draft;
import io.countersign.platform.event.EventCodec;
import io.countersign.platform.event.EventJson;
import io.countersign.platform.event.PreparedEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link Claims} promises. */
public abstract class ClaimsContract {
  private static final Run RUN = new Run("executor-1", UUID.randomUUID());
  private static final Run OTHER = new Run("executor-2", UUID.randomUUID());
  private static final TargetTransaction TRANSACTION = new TargetTransaction("4711", 42);

  private final ReceivedWarrant received =
      Warrants.received(Warrants.writing("UPDATE orders SET total = 1 WHERE id = 1"));
  private final Claim claim =
      Claim.first(received, RUN, Instant.now().truncatedTo(ChronoUnit.MICROS));

  protected abstract Claims claims();

  @Test
  void letsAWarrantBeClaimedOnce() {
    assertThat(claims().claim(claim)).isEqualTo(new Claims.Claiming.Claimed(claim));
    assertThat(claims().claim(claim)).isEqualTo(new Claims.Claiming.Taken(claim));
  }

  @Test
  void letsACommandBeClaimedOnceWhateverTheWarrant() {
    claims().claim(claim);
    Command command = received.warrant().command();
    Claim second =
        Claim.first(
            Warrants.received(Warrants.KEY.sign(Warrants.unsigned(command, Access.WRITER))),
            RUN,
            claim.claimedAt());

    assertThat(claims().claim(second)).isEqualTo(new Claims.Claiming.Taken(claim));
  }

  @Test
  void letsOneOfManyWarrantsForACommandBeClaimedAtATime() throws Exception {
    Command command = received.warrant().command();
    List<Callable<Claims.Claiming>> attempts =
        Stream.generate(() -> Warrants.KEY.sign(Warrants.unsigned(command, Access.WRITER)))
            .limit(16)
            .map(w -> Claim.first(Warrants.received(w), RUN, claim.claimedAt()))
            .<Callable<Claims.Claiming>>map(c -> () -> claims().claim(c))
            .toList();

    List<Claims.Claiming> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Claims.Claiming> result : threads.invokeAll(attempts)) {
        results.add(result.get());
      }
    }

    List<Claim> claimed =
        results.stream()
            .filter(Claims.Claiming.Claimed.class::isInstance)
            .map(c -> ((Claims.Claiming.Claimed) c).claim())
            .toList();
    assertThat(claimed).hasSize(1);
    assertThat(results)
        .filteredOn(Claims.Claiming.Taken.class::isInstance)
        .hasSize(15)
        .allSatisfy(t -> assertThat(t).isEqualTo(new Claims.Claiming.Taken(claimed.getFirst())));
  }

  @Test
  void doesNotLetACancelledCommandBeClaimed() {
    claims().cancelled(List.of(claim.commandId()));
    claims().cancelled(List.of(claim.commandId()));

    assertThat(claims().claim(claim)).isInstanceOf(Claims.Claiming.Cancelled.class);
  }

  @Test
  void usesAWarrantUpWithoutARun() {
    PreparedEvent event = finished();

    assertThat(claims().useUp(claim, event)).isTrue();

    assertThat(claims().useUp(claim, finished())).isFalse();
    assertThat(claims().claim(claim)).isInstanceOf(Claims.Claiming.Taken.class);
    PreparedEvent kept = ((Progress.Finished) progress()).event();
    assertThat(kept).usingRecursiveComparison().isEqualTo(event);
  }

  @Test
  void doesNotUseUpWhatIsClaimed() {
    claims().claim(claim);

    assertThat(claims().useUp(claim, finished())).isFalse();
    assertThat(progress()).isEqualTo(new Progress.Claimed());
  }

  @Test
  void remembersHowFarAnExecutionHasCome() {
    claims().claim(claim);
    claims().began(claim, TRANSACTION, Warrants.digest("started"));
    assertThat(progress())
        .isEqualTo(new Progress.Writing(TRANSACTION, 0, Warrants.digest("started")));

    claims().changed(claim, 7, Warrants.digest("changed"));
    assertThat(progress())
        .isEqualTo(new Progress.Writing(TRANSACTION, 7, Warrants.digest("changed")));
  }

  @Test
  void keepsTheBytesOfTheEnd() {
    PreparedEvent event = finished();
    claims().claim(claim);
    claims().finish(claim, event);

    PreparedEvent kept = ((Progress.Finished) progress()).event();
    assertThat(kept).usingRecursiveComparison().isEqualTo(event);
    assertThat(kept.link().digest()).isEqualTo(event.link().digest());
  }

  @Test
  void isNotChangedAfterItsEnd() {
    claims().claim(claim);
    claims().finish(claim, finished());

    assertThatThrownBy(() -> claims().finish(claim, finished()))
        .isInstanceOf(ClaimLostException.class);
    assertThat(claims().takeOver(claim, OTHER)).isFalse();
  }

  @Test
  void belongsToWhoeverTookItOver() {
    claims().claim(claim);

    assertThat(claims().takeOver(claim, OTHER)).isTrue();

    assertThat(claims().takeOver(claim, new Run("executor-3", UUID.randomUUID()))).isFalse();
    assertThatThrownBy(() -> claims().began(claim, TRANSACTION, Warrants.digest("x")))
        .isInstanceOf(ClaimLostException.class);
    claims().began(claim.heldBy(OTHER), TRANSACTION, Warrants.digest("x"));
  }

  @Test
  void doesNotKnowWhatWasNotClaimed() {
    assertThat(claims().find(claim.warrantId(), claim.commandId())).isEmpty();
    assertThat(claims().isAlive(OTHER)).isFalse();
  }

  private Progress progress() {
    return claims().find(claim.warrantId(), claim.commandId()).orElseThrow().progress();
  }

  private PreparedEvent finished() {
    return new EventCodec(EventJson.mapper())
        .prepare(
            Draft.reaction(
                received.cause(),
                new ExecutionFinished(
                    new ExecutionId(UUID.randomUUID()),
                    claim.commandId(),
                    claim.warrantId(),
                    new Outcome.Failed("22P02", "ü \" \\ \n"),
                    Duration.ofMillis(1))));
  }
}
