package io.countersign.executor;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Outcome;
import io.countersign.contracts.event.ExecutionFinished;
import io.countersign.contracts.event.ResultEnded;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever holds a part of a result is told that it is one. */
final class CutResultTest extends HandlerTest {
  @Test
  void saysThatAResultIsCutWhoseStatementBreaksOff() {
    target.chunks = 3;
    target.breaksOff = new Outcome.Failed("57014", "canceling statement due to statement timeout");

    handle(Warrants.received(Warrants.reading("SELECT 1")));

    List<ResultEnded> ends = ends();
    assertThat(ends).hasSize(1);
    assertThat(ends.getFirst().truncated()).isTrue();
    assertThat(ends.getFirst().chunks()).isEqualTo(3);
    assertThat(publisher.types().getLast()).isEqualTo(ExecutionFinished.class);
  }

  @Test
  void saysNothingOfAResultThatNeverBegan() {
    target.failure = new Outcome.Failed("42P01", "relation does not exist");

    handle(Warrants.received(Warrants.reading("SELECT 1")));

    assertThat(ends()).isEmpty();
  }

  @Test
  void saysItOnceOfAResultThatWasWhole() {
    handle(Warrants.received(Warrants.reading("SELECT 1")));

    assertThat(ends()).singleElement().satisfies(e -> assertThat(e.truncated()).isFalse());
  }

  private List<ResultEnded> ends() {
    return publisher.all(ResultEnded.class);
  }
}
