package io.countersign.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Command;
import io.countersign.contracts.CommandId;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class LiveCommandsTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private final MovableClock clock = new MovableClock();
  private final LiveCommands live = new LiveCommands(new SmallSettings(), clock);

  @Test
  void appliesEventsToTheCommandTheyAreAbout() {
    Command command = follow(1);

    live.apply(Samples.event(1, Samples.denied(command)));

    assertThat(live.find(command.id()).orElseThrow().progress().state().status())
        .isEqualTo("denied");
  }

  @Test
  void ignoresEventsOfCommandsThatAreNotFollowed() {
    live.apply(Samples.event(1, Samples.denied(command(9))));

    assertThat(live.count()).isZero();
    assertThat(live.bytes()).isZero();
  }

  @Test
  void wakesThoseWhoWaitWhenTheCommandHasEnded() throws Exception {
    Command command = follow(1);
    LiveCommand followed = live.find(command.id()).orElseThrow();
    FutureTask<CommandProgress> waiting = new FutureTask<>(() -> followed.awaitEnd(LONG));
    Thread.startVirtualThread(waiting);

    live.apply(Samples.event(1, Samples.denied(command)));

    assertThat(waiting.get().state().status()).isEqualTo("denied");
  }

  @Test
  void wakesThoseWhoWaitWhenTheSessionMovesAway() throws Exception {
    Command command = follow(1);
    LiveCommand followed = live.find(command.id()).orElseThrow();
    FutureTask<CommandProgress> waiting = new FutureTask<>(() -> followed.awaitEnd(LONG));
    Thread.startVirtualThread(waiting);

    live.keepOnly(session -> false);

    assertThat(waiting.get().state().status()).isEqualTo("submitted");
    assertThat(followed.isReleased()).isTrue();
    assertThat(live.find(command.id())).isEmpty();
    assertThat(live.bytes()).isZero();
  }

  @Test
  void letsTheOldestGoWhenThereAreTooMany() {
    Command first = follow(1);
    follow(2);
    follow(3);
    follow(4);

    assertThat(live.count()).isEqualTo(3);
    assertThat(live.find(first.id())).isEmpty();
  }

  @Test
  void letsThoseThatHaveEndedGoFirst() {
    Command oldest = follow(1);
    Command ended = follow(2);
    follow(3);
    live.apply(Samples.event(1, Samples.denied(ended)));

    follow(4);

    assertThat(live.find(oldest.id())).isPresent();
    assertThat(live.find(ended.id())).isEmpty();
  }

  @Test
  void staysWithinItsBytes() {
    Command first = follow(1);
    Command second = follow(2);
    for (int i = 1; i <= 8; i++) {
      live.apply(Samples.event(i, Samples.chunk(second, i - 1, i, i)));
    }

    live.apply(Samples.event(9, Samples.allowed(second)));
    live.apply(Samples.event(10, Samples.requested(second)));
    live.apply(Samples.event(11, Samples.vote(second)));

    assertThat(live.find(first.id())).isEmpty();
    assertThat(live.bytes()).isLessThanOrEqualTo(600);
  }

  @Test
  void chargesOnlyWhatItKeeps() {
    Command command = follow(1);
    live.apply(Samples.event(1, Samples.changed(command)));
    live.apply(Samples.event(2, Samples.allowed(command)));
    long kept = live.bytes();

    live.apply(Samples.event(1, Samples.changed(command)));
    live.apply(Samples.event(2, Samples.allowed(command)));
    live.apply(Samples.event(3, Samples.chunk(command, 1, 1, 1)));

    assertThat(kept).isEqualTo(300);
    assertThat(live.bytes()).isEqualTo(300);
  }

  @Test
  void countsNothingTwiceWhenCommandsAreLetGoWhileEventsComeIn() throws Exception {
    for (int round = 0; round < 200; round++) {
      Command command = follow(round);
      FutureTask<Void> applying =
          new FutureTask<>(
              () -> {
                live.apply(Samples.event(1, Samples.changed(command)));
                live.apply(Samples.event(2, Samples.allowed(command)));
              },
              null);
      Thread.startVirtualThread(applying);

      live.forget(command.id());
      applying.get();

      assertThat(live.count()).isZero();
      assertThat(live.bytes()).isZero();
    }
  }

  @Test
  void letsEndedCommandsGoAfterAWhile() {
    Command ended = follow(1);
    Command open = follow(2);
    live.apply(Samples.event(1, Samples.denied(ended)));

    clock.pass(Duration.ofMinutes(6));
    live.sweep();

    assertThat(live.find(ended.id())).isEmpty();
    assertThat(live.find(open.id())).isPresent();
  }

  private Command follow(int number) {
    Command command = command(number);
    live.follow(Samples.event(0, Samples.submitted(command)), Samples.submitted(command));
    return command;
  }

  private static Command command(int number) {
    Command sample = Samples.command();
    return new Command(
        new CommandId(new UUID(0x019ab00000007000L, 0x8000000000000000L + number)),
        sample.sessionId(),
        sample.dataSource(),
        sample.sql(),
        sample.parameters(),
        sample.principal(),
        sample.origin(),
        sample.justification(),
        sample.submittedAt());
  }

  private record SmallSettings() implements LiveSettings {
    @Override
    public int commands() {
      return 3;
    }

    @Override
    public long bytes() {
      return 600;
    }

    @Override
    public long resultBytes() {
      return 200;
    }

    @Override
    public Duration keepEnded() {
      return Duration.ofMinutes(5);
    }
  }
}
