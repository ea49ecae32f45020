package io.countersign.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.Digest;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.RefusalReason;
import io.countersign.contracts.Warrant;
import io.countersign.contracts.event.ExecutionFinished;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is done upon a warrant that was being executed when the executor was killed. */
final class RecoveryTest extends HandlerTest {
  private static final Digest LAST_EVENT = Warrants.digest("last event");

  private final ReceivedWarrant write =
      Warrants.received(Warrants.writing("UPDATE orders SET total = 1 WHERE id = 1"));
  private final ReceivedWarrant read = Warrants.received(Warrants.reading("SELECT 1"));

  @Test
  void runsAWriteThatHadNotReachedTheTarget() {
    claimed(write, EARLIER_RUN);

    handle(write);

    assertThat(outcome()).isEqualTo(new Outcome.Succeeded(0, 1, false, false));
    assertThat(target.ran).hasSize(1);
  }

  @Test
  void doesNotRunItIfTheWarrantExpiredMeanwhile() {
    claimed(write, EARLIER_RUN);
    now.set(write.warrant().expiresAt());

    handle(write);

    assertRefused(RefusalReason.WARRANT_EXPIRED);
  }

  @Test
  void saysThatAnInterruptedReadChangedNothing() {
    claimed(read, EARLIER_RUN);

    handle(read);

    assertThat(outcome())
        .isInstanceOfSatisfying(
            Outcome.Failed.class, f -> assertThat(f.message()).contains("nothing was changed"));
    assertThat(target.ran).isEmpty();
  }

  @Test
  void findsAWriteThatWasCommitted() {
    writing(EARLIER_RUN, 3);
    target.answers(TransactionState.COMMITTED);

    handle(write);

    assertThat(outcome()).isEqualTo(new Outcome.Succeeded(0, 3, false, true));
    assertThat(publisher.published().getLast().previous()).isEqualTo(LAST_EVENT);
    assertThat(target.ran).isEmpty();
  }

  @Test
  void saysThatAnAbortedWriteMayBeSubmittedAgain() {
    assertOutcomeOf(TransactionState.ABORTED, Outcome.Failed.class, "rolled back");
  }

  @Test
  void admitsThatTheTargetNoLongerKnows() {
    assertOutcomeOf(TransactionState.UNKNOWN, Outcome.Unknown.class, "no longer remembers");
  }

  @Test
  void waitsUntilTheTargetCanBeAsked() {
    writing(EARLIER_RUN, 1);
    target.answers(null, TransactionState.COMMITTED);

    assertThatThrownBy(() -> handle(write)).isInstanceOf(TargetUnreachableException.class);
    assertThat(publisher.published()).isEmpty();

    handle(write);
    assertThat(outcome()).isEqualTo(new Outcome.Succeeded(0, 1, false, true));
  }

  @Test
  void stopsAWriteThatIsStillAtWorkAndAsksAgain() {
    writing(EARLIER_RUN, 0);
    target.answers(TransactionState.IN_PROGRESS, TransactionState.ABORTED);

    assertThatThrownBy(() -> handle(write)).isInstanceOf(StillAtWorkException.class);
    assertThat(target.terminated).isEqualTo(1);
    assertThat(publisher.published()).isEmpty();

    handle(write);
    assertThat(outcome()).isInstanceOf(Outcome.Failed.class);
  }

  @Test
  void settlesAWriteWhoseWarrantCanNoLongerBeVerified() {
    writing(EARLIER_RUN, 3);
    target.answers(TransactionState.COMMITTED);

    handle(new ReceivedWarrant(write.warrant().withSignature("rotated"), write.cause()));

    assertThat(outcome()).isEqualTo(new Outcome.Succeeded(0, 3, false, true));
    assertThat(target.ran).isEmpty();
  }

  @Test
  void neverRunsAClaimedWriteWhoseWarrantCannotBeVerified() {
    claimed(write, EARLIER_RUN);

    handle(new ReceivedWarrant(write.warrant().withSignature("forged"), write.cause()));

    assertRefused(RefusalReason.WARRANT_INVALID);
    handle(write);
    assertThat(outcome()).isEqualTo(new Outcome.Succeeded(0, 1, false, false));
  }

  @Test
  void admitsThatItDoesNotKnowWhatAGivenUpWriteDid() throws InterruptedException {
    writing(EARLIER_RUN, 1);

    handler.giveUp(write);

    assertThat(outcome()).isInstanceOf(Outcome.Unknown.class);
    assertThat(publisher.published().getLast().previous()).isEqualTo(LAST_EVENT);
  }

  @Test
  void leavesAWarrantToAnInstanceThatIsAlive() {
    claimed(write, OTHER_INSTANCE);
    claims.alive(OTHER_INSTANCE);

    assertThatThrownBy(() -> handle(write)).isInstanceOf(HeldElsewhereException.class);
    assertThat(publisher.published()).isEmpty();
  }

  @Test
  void takesAWarrantOverFromAnInstanceThatDied() {
    claimed(write, OTHER_INSTANCE);

    handle(write);

    assertThat(outcome()).isEqualTo(new Outcome.Succeeded(0, 1, false, false));
  }

  @Test
  void rollsBackIfItsClaimWasTakenOverMeanwhile() {
    target.whileRunning =
        () -> {
          Warrant warrant = write.warrant();
          Claim mine = claims.find(warrant.id(), warrant.command().id()).orElseThrow();
          claims.takeOver(mine, OTHER_INSTANCE);
        };

    assertThatThrownBy(() -> handle(write)).isInstanceOf(ClaimLostException.class);
    assertThat(target.committed).isZero();
    assertThat(publisher.all(ExecutionFinished.class)).isEmpty();
  }

  @Test
  void asksTheTargetWhenTheConnectionBreaksDuringTheCommit() {
    target.commitBreaks = true;
    target.answers(TransactionState.COMMITTED);

    handle(write);

    assertThat(outcome()).isEqualTo(new Outcome.Succeeded(0, 1, false, true));
    assertThat(target.ran).hasSize(1);
  }

  private void assertOutcomeOf(
      @Nullable TransactionState state, Class<? extends Outcome> type, String message) {
    writing(EARLIER_RUN, 0);
    target.answers(state);

    handle(write);

    assertThat(outcome()).isInstanceOf(type);
    assertThat(outcome().toString()).contains(message);
    assertThat(target.ran).isEmpty();
  }

  private void claimed(ReceivedWarrant received, Run holder) {
    claims.put(Claim.first(received, holder, now.get()));
  }

  private void writing(Run holder, long rows) {
    Claim claim = Claim.first(write, holder, now.get());
    claims.put(claim);
    claims.began(claim, FakeTarget.TRANSACTION, LAST_EVENT);
    claims.changed(claim, rows, LAST_EVENT);
  }
}
