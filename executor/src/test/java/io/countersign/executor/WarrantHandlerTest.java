package io.countersign.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.Access;
import io.countersign.contracts.Command;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.RefusalReason;
import io.countersign.contracts.Warrant;
import io.countersign.contracts.event.ChangesEnded;
import io.countersign.contracts.event.ExecutionFinished;
import io.countersign.contracts.event.ExecutionStarted;
import io.countersign.contracts.event.ResultChunk;
import io.countersign.contracts.event.ResultEnded;
import io.countersign.contracts.event.RowsChanged;
import io.countersign.platform.event.EventLink;
import io.countersign.platform.event.PublicationFailedException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WarrantHandlerTest extends HandlerTest {
  private static final String WRITE = "UPDATE orders SET total = 1 WHERE id = 1";

  @Test
  void runsAReadAndTellsEachStep() {
    handle(Warrants.received(Warrants.reading("SELECT 1")));

    assertThat(outcome()).isEqualTo(new Outcome.Succeeded(1, 0, false, false));
    assertThat(publisher.types())
        .containsExactly(
            ExecutionStarted.class, ResultChunk.class, ResultEnded.class, ExecutionFinished.class);
  }

  @Test
  void tellsTheChangedRowsBeforeTheCommit() {
    handle(Warrants.received(Warrants.writing(WRITE)));

    assertThat(outcome()).isEqualTo(new Outcome.Succeeded(0, 1, false, false));
    assertThat(publisher.types())
        .containsExactly(
            ExecutionStarted.class,
            RowsChanged.class,
            ChangesEnded.class,
            ResultEnded.class,
            ExecutionFinished.class);
  }

  @Test
  void chainsTheEventsOfACommand() {
    ReceivedWarrant received = Warrants.received(Warrants.writing(WRITE));

    handle(received);

    EventLink last = received.cause();
    for (var event : publisher.published()) {
      assertThat(event.previous()).isEqualTo(last.digest());
      last = event.link();
    }
  }

  @Test
  void tellsTheSameEndAgainWhenAWarrantIsDeliveredAgain() {
    ReceivedWarrant received = Warrants.received(Warrants.writing(WRITE));
    handle(received);
    var first = publisher.published().getLast();

    handle(received);

    var second = publisher.published().getLast();
    assertThat(target.ran).hasSize(1);
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.value()).isEqualTo(first.value());
  }

  @Test
  void refusesASecondWarrantForTheSameCommand() {
    Command command = Warrants.command(WRITE);
    handle(Warrants.received(Warrants.KEY.sign(Warrants.unsigned(command, Access.WRITER))));
    target.ran.clear();

    handle(Warrants.received(Warrants.KEY.sign(Warrants.unsigned(command, Access.WRITER))));

    assertRefused(RefusalReason.WARRANT_USED);
  }

  @Test
  void neverRunsACommandThatAsksForAGrant() {
    Command asking = Warrants.asking(Warrants.command(WRITE));

    handle(Warrants.received(Warrants.KEY.sign(Warrants.unsigned(asking, Access.WRITER))));

    assertRefused(RefusalReason.WARRANT_INVALID);
  }

  @Test
  void refusesAnExpiredWarrant() {
    handle(Warrants.received(Warrants.expiring(Warrants.reading("SELECT 1"), now.get())));

    assertRefused(RefusalReason.WARRANT_EXPIRED);
  }

  @Test
  void doesNotRunAnExpiredWarrantThatComesAgainWithALaterExpiry() {
    ReceivedWarrant expired =
        Warrants.received(Warrants.expiring(Warrants.writing(WRITE), now.get()));
    handle(expired);

    handle(
        new ReceivedWarrant(
            Warrants.expiring(expired.warrant(), now.get().plusSeconds(600)), expired.cause()));

    assertRefused(RefusalReason.WARRANT_EXPIRED);
  }

  @Test
  void runsAGenuineWarrantAfterAForgedOneOfItsId() {
    ReceivedWarrant genuine = Warrants.received(Warrants.writing(WRITE));
    handle(new ReceivedWarrant(genuine.warrant().withSignature("forged"), genuine.cause()));
    assertRefused(RefusalReason.WARRANT_INVALID);

    handle(genuine);

    assertThat(outcome()).isEqualTo(new Outcome.Succeeded(0, 1, false, false));
  }

  @Test
  void tellsTheEndOfACommandWhoseWarrantCanNoLongerBeVerified() {
    ReceivedWarrant received = Warrants.received(Warrants.writing(WRITE));
    handle(received);

    handle(new ReceivedWarrant(received.warrant().withSignature("rotated"), received.cause()));

    assertThat(outcome()).isEqualTo(new Outcome.Succeeded(0, 1, false, false));
    assertThat(target.ran).hasSize(1);
  }

  @Test
  void endsACommandThatIsGivenUp() throws InterruptedException {
    ReceivedWarrant received = Warrants.received(Warrants.writing(WRITE));
    handler.giveUp(received);

    handle(received);

    assertThat(publisher.all(ExecutionFinished.class))
        .hasSize(2)
        .allSatisfy(f -> assertThat(f.outcome()).isInstanceOf(Outcome.Failed.class));
    assertThat(target.ran).isEmpty();
  }

  @Test
  void stillTellsTheEndOfACommandWhoseWarrantExpiredSince() {
    ReceivedWarrant received = Warrants.received(Warrants.writing(WRITE));
    handle(received);
    now.set(received.warrant().expiresAt().plusSeconds(1));

    handle(received);

    assertThat(publisher.all(ExecutionFinished.class))
        .extracting(ExecutionFinished::outcome)
        .containsOnly(new Outcome.Succeeded(0, 1, false, false));
  }

  @Test
  void refusesAWarrantThatArrivesUnderAnotherSession() {
    Warrant warrant = Warrants.reading("SELECT 1");
    EventLink genuine = Warrants.received(warrant).cause();

    handle(
        new ReceivedWarrant(
            warrant,
            new EventLink(genuine.id(), Warrants.session(), genuine.digest(), genuine.trace())));

    assertRefused(RefusalReason.WARRANT_INVALID);
  }

  @Test
  void refusesACommandThatWasCancelledBefore() {
    Warrant warrant = Warrants.writing(WRITE);
    claims.cancelled(List.of(warrant.command().id()));

    handle(Warrants.received(warrant));

    assertRefused(RefusalReason.CANCELLED);
  }

  @Test
  void saysThatARunningCommandWasCancelled() {
    Warrant warrant = Warrants.writing(WRITE);
    target.whileRunning = () -> running.cancel(warrant.command().id());
    target.failure = new Outcome.Failed("57014", "canceling statement due to user request");

    handle(Warrants.received(warrant));

    assertThat(outcome())
        .isInstanceOfSatisfying(
            Outcome.Refused.class, r -> assertThat(r.reason()).isEqualTo(RefusalReason.CANCELLED));
  }

  @Test
  void saysThatACommandWasBrokenOffBecauseTheExecutorStops() {
    target.whileRunning = running::stopAll;
    target.failure = new Outcome.Failed("57014", "canceling statement due to user request");

    handle(Warrants.received(Warrants.writing(WRITE)));

    assertThat(outcome())
        .isInstanceOfSatisfying(
            Outcome.Failed.class, f -> assertThat(f.message()).contains("had to stop"));
  }

  @Test
  void rollsBackWhatCannotBeRecorded() {
    publisher.failAt(RowsChanged.class);

    handle(Warrants.received(Warrants.writing(WRITE)));

    assertThat(target.committed).isZero();
    assertThat(target.rolledBack).isEqualTo(1);
    assertThat(outcome())
        .isInstanceOfSatisfying(
            Outcome.Failed.class, f -> assertThat(f.message()).contains("rolled back"));
  }

  @Test
  void sendsNothingToATargetBeforeTheStartIsRecorded() {
    publisher.failAt(ExecutionStarted.class);
    ReceivedWarrant received = Warrants.received(Warrants.writing(WRITE));

    assertThatThrownBy(() -> handle(received)).isInstanceOf(PublicationFailedException.class);
    assertThat(target.rolledBack).isEqualTo(1);

    publisher.recover();
    handle(received);
    assertThat(outcome()).isEqualTo(new Outcome.Succeeded(0, 1, false, false));
  }

  @Test
  void tellsTheEndOnceKafkaIsBack() {
    publisher.failAt(ExecutionFinished.class);
    ReceivedWarrant received = Warrants.received(Warrants.writing(WRITE));
    assertThatThrownBy(() -> handle(received)).isInstanceOf(PublicationFailedException.class);

    publisher.recover();
    handle(received);

    assertThat(target.ran).hasSize(1);
    assertThat(outcome()).isEqualTo(new Outcome.Succeeded(0, 1, false, false));
  }

  @Test
  void keepsFewEventsInMemoryHoweverLargeTheResult() {
    target.chunks = 1_000;

    handle(Warrants.received(Warrants.reading("SELECT 1")));

    assertThat(outcome()).isEqualTo(new Outcome.Succeeded(1_000, 0, false, false));
    assertThat(publisher.all(ResultEnded.class).getFirst().chunks()).isEqualTo(1_000);
    assertThat(publisher.ids()).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1; SELECT 2",
        "COMMIT",
        "SET ROLE postgres",
        "RESET ALL",
        "DISCARD ALL",
        "EXECUTE p",
        "COPY orders TO STDOUT",
        "DECLARE c CURSOR FOR SELECT 1",
        "LISTEN x",
        "LOCK orders",
        "LOAD 'auto_explain'",
        "/* nothing */",
        "SELECT 'open"
      })
  void refusesWhatIsNotOneStatementInsideATransaction(String sql) {
    handle(Warrants.received(Warrants.writing(sql)));

    assertRefused(RefusalReason.UNSUPPORTED_STATEMENT);
  }

  @Test
  void refusesADataSourceWithoutCredentials() {
    Command shop = Warrants.command("SELECT 1");
    Command elsewhere =
        new Command(
            shop.id(),
            shop.sessionId(),
            "elsewhere",
            shop.sql(),
            shop.parameters(),
            shop.principal(),
            shop.origin(),
            null,
            shop.submittedAt());

    handle(Warrants.received(Warrants.KEY.sign(Warrants.unsigned(elsewhere, Access.READER))));

    assertRefused(RefusalReason.UNKNOWN_DATA_SOURCE);
  }
}
