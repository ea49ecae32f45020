package io.countersign.executor;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.BindType;
import io.countersign.contracts.BindValue;
import io.countersign.contracts.ExecutionId;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.RefusalReason;
import io.countersign.contracts.TableName;
import io.countersign.contracts.event.ChangesEnded;
import io.countersign.contracts.event.ExecutionFinished;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sealed values serve for the one statement that undoes the one command, once it took effect. */
final class ReversalsTest extends HandlerTest {
  private static final String UNDO = "UPDATE orders SET total = 1 WHERE $1 = $1";
  private static final KeptName NAME =
      new KeptName(new ExecutionId(new UUID(0x7000L, 0x8000_0000_0000_0000L)), 1);
  private static final SealedImages.Written WRITTEN = new SealedImages.Written("shop", "4711");

  @BeforeEach
  void keep() {
    images.keep(NAME, undo(1), WRITTEN);
    images.settle(NAME.execution(), true);
  }

  @Test
  void areOpenedForTheirStatement() {
    handle(Warrants.received(Warrants.writing(UNDO, NAME.value())));

    assertThat(outcome()).isInstanceOf(Outcome.Succeeded.class);
    Work ran = target.ran.getFirst();
    assertThat(ran.command().parameters()).containsExactly(new BindValue(BindType.TEXT, "[{}]"));
    assertThat(ran.exactRows()).isEqualTo(1);
  }

  @Test
  void areOpenedForNoOtherStatement() {
    handle(Warrants.received(Warrants.writing(UNDO + " RETURNING id, $1", NAME.value())));

    assertRefused(RefusalReason.UNSUPPORTED_STATEMENT);
  }

  @Test
  void areOpenedOnNoOtherDataSource() {
    images.keep(NAME, undo(1), new SealedImages.Written("elsewhere", "4711"));

    handle(Warrants.received(Warrants.writing(UNDO, NAME.value())));

    assertRefused(RefusalReason.UNSUPPORTED_STATEMENT);
  }

  @Test
  void areOpenedForNoStatementWithFurtherValues() {
    handle(
        Warrants.received(Warrants.writing(UNDO, NAME.value(), new BindValue(BindType.TEXT, "x"))));

    assertRefused(RefusalReason.UNSUPPORTED_STATEMENT);
  }

  @Test
  void areNotOpenedOnceTheyAreForgotten() {
    images.until = Instant.EPOCH;
    images.keep(NAME, undo(1), WRITTEN);

    handle(Warrants.received(Warrants.writing(UNDO, NAME.value())));

    assertRefused(RefusalReason.NOT_SUPPORTED);
  }

  @Test
  void areNotOpenedBeforeTheCommandTookEffect() {
    images.keep(NAME, undo(1), WRITTEN);
    target.answers(TransactionState.IN_PROGRESS);

    handle(Warrants.received(Warrants.writing(UNDO, NAME.value())));

    assertRefused(RefusalReason.CONFLICT);
  }

  @Test
  void areOpenedOnceTheTargetSaysThatTheCommandTookEffect() {
    images.keep(NAME, undo(1), WRITTEN);
    target.answers(TransactionState.COMMITTED);

    handle(Warrants.received(Warrants.writing(UNDO, NAME.value())));

    assertThat(outcome()).isInstanceOf(Outcome.Succeeded.class);
  }

  @Test
  void changeExactlyTheRowsThatAreToBeUndone() {
    images.keep(NAME, undo(2), WRITTEN);
    images.settle(NAME.execution(), true);

    handle(Warrants.received(Warrants.writing(UNDO, NAME.value())));

    assertThat(outcome())
        .isInstanceOfSatisfying(
            Outcome.Refused.class, r -> assertThat(r.reason()).isEqualTo(RefusalReason.CONFLICT));
    assertThat(target.rolledBack).isEqualTo(1);
  }

  @Test
  void areKeptBeforeTheCommitAndNamedInTheEvent() {
    target.undo = undo(1);

    handle(Warrants.received(Warrants.writing("DELETE FROM orders")));

    ChangesEnded ended = publisher.all(ChangesEnded.class).getFirst();
    KeptName name = KeptName.of(ended.reversals().getFirst().values()).orElseThrow();
    assertThat(name.execution()).isEqualTo(ended.executionId());
    assertThat(images.kept.get(name).tookEffect()).isTrue();
    assertThat(images.kept.get(name).written().transaction())
        .isEqualTo(FakeTarget.TRANSACTION.id());
  }

  @Test
  void areForgottenIfTheCommandDidNotTakeEffect() {
    target.undo = undo(1);
    target.failureAtCommit = new Outcome.Failed("40001", "It could not be serialized.");

    handle(Warrants.received(Warrants.writing("DELETE FROM orders")));

    assertThat(publisher.all(ChangesEnded.class)).hasSize(1);
    assertThat(publisher.all(ExecutionFinished.class)).hasSize(1);
    assertThat(images.kept.keySet()).containsExactly(NAME);
  }

  private static Undo undo(long rows) {
    return new Undo(TableName.parse("public.orders"), UNDO, "[{}]", rows);
  }
}
