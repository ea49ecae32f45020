package io.countersign.executor;

import io.countersign.contracts.Access;
import io.countersign.contracts.DataSource;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.event.ExecutionFinished;
import io.countersign.executor.session.Sessions;
import io.countersign.platform.event.EventCodec;
import io.countersign.platform.event.EventLink;
import io.countersign.platform.event.EventPublisher;
import io.countersign.platform.event.PreparedEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The way of a warrant: verified, claimed once for all, run, and its end recorded before it is
 * told. Handling a warrant again, after a fault or in another process, goes on from what the claim
 * says.
 */
public final class WarrantHandler {
  private final WarrantCheck check;
  private final Claims claims;
  private final Targets targets;
  private final CommandRunner runner;
  private final RunningCommands running;
  private final EventPublisher publisher;
  private final Ends ends;
  private final Run run;
  private final Clock clock;
  private final SealedImages images;
  private final Duration publicationTimeout;

  public WarrantHandler(
      WarrantCheck check, Surroundings surroundings, RunningCommands running, Run run) {
    this.check = check;
    this.claims = surroundings.claims();
    this.targets = surroundings.targets();
    this.images = surroundings.images();
    this.runner =
        new CommandRunner(
            targets, new Reversals(images, surroundings.clock()), surroundings.sessions());
    this.running = running;
    this.publisher = surroundings.publisher();
    this.ends = new Ends(surroundings);
    this.run = run;
    this.clock = surroundings.clock();
    this.publicationTimeout = surroundings.publicationTimeout();
  }

  /**
   * What a handler needs of the world.
   *
   * @param ended told each end that this process found
   */
  public record Surroundings(
      Claims claims,
      Targets targets,
      SealedImages images,
      Sessions sessions,
      EventPublisher publisher,
      EventCodec codec,
      Clock clock,
      Duration publicationTimeout,
      Consumer<ExecutionFinished> ended) {}

  /**
   * Returns when the end of the command is durable and published.
   *
   * @throws HeldElsewhereException if another run is at work on it
   * @throws RuntimeException if something needed is away; to be tried again
   */
  public void handle(ReceivedWarrant received) throws InterruptedException {
    try (RunningCommands.Entry entry = running.enter(received.commandId())) {
      Task task = new Task(received, check.check(received), entry.cancellation());
      switch (task.verdict()) {
        case WarrantCheck.Result.Usable(DataSource dataSource) -> claim(task, dataSource);
        case WarrantCheck.Result.Unusable(Outcome.Refused outcome) -> end(task, outcome);
        case WarrantCheck.Result.Forged(Outcome.Refused outcome) -> reject(task, outcome);
      }
    }
  }

  /**
   * Ends a command whose handling fails again and again, so that nobody waits for it in vain. It is
   * not run any more.
   */
  public void giveUp(ReceivedWarrant received) throws InterruptedException {
    try (RunningCommands.Entry entry = running.enter(received.commandId())) {
      Task task = new Task(received, check.check(received), entry.cancellation());
      Optional<Claim> writing =
          claims
              .find(received.warrant().id(), received.commandId())
              .filter(c -> c.isOf(received) && c.progress() instanceof Progress.Writing);
      if (writing.isPresent()) {
        Claim claim = mine(writing.get());
        ends.finish(claim, received.cause(), last(claim, received), Ends.UNCERTAIN);
      } else if (task.verdict() instanceof WarrantCheck.Result.Forged(Outcome.Refused outcome)) {
        reject(task, outcome);
      } else {
        end(task, Ends.GIVEN_UP);
      }
    }
  }

  private record Task(
      ReceivedWarrant received, WarrantCheck.Result verdict, Cancellation cancellation) {}

  private void claim(Task task, DataSource dataSource) {
    switch (claims.claim(Claim.first(task.received(), run, clock.instant()))) {
      case Claims.Claiming.Claimed(Claim claim) -> execute(claim, task, dataSource);
      case Claims.Claiming.Taken(Claim existing) -> goOn(existing, task);
      case Claims.Claiming.Cancelled cancelled -> end(task, Ends.CANCELLED_BEFORE);
    }
  }

  /** Ends what has not been begun, for good: the warrant is used up by it. */
  private void end(Task task, Outcome outcome) {
    ReceivedWarrant received = task.received();
    if (ends.useUp(Claim.first(received, run, clock.instant()), received, outcome)) {
      return;
    }
    Claim existing = claims.find(received.warrant().id(), received.commandId()).orElseThrow();
    if (existing.progress() instanceof Progress.Claimed && existing.isOf(received)) {
      endWithoutRun(mine(existing), task, outcome);
    } else {
      goOn(existing, task);
    }
  }

  /** What a genuine warrant began is told and settled whatever has become of the key since. */
  private void reject(Task task, Outcome.Refused outcome) {
    ReceivedWarrant received = task.received();
    Optional<Claim> begun =
        claims
            .find(received.warrant().id(), received.commandId())
            .filter(c -> c.isOf(received) && !(c.progress() instanceof Progress.Claimed));
    if (begun.isPresent()) {
      goOn(begun.get(), task);
    } else {
      ends.reject(received, outcome);
    }
  }

  private void goOn(Claim existing, Task task) {
    if (!existing.warrantId().equals(task.received().warrant().id())) {
      ends.reject(task.received(), Ends.RUN_BEFORE);
      return;
    }
    switch (existing.progress()) {
      case Progress.Finished(PreparedEvent event) -> ends.tell(event);
      case Progress.Writing writing -> settle(mine(existing), writing, task);
      case Progress.Claimed claimed -> restart(mine(existing), task);
    }
  }

  private Claim mine(Claim existing) {
    Run holder = existing.holder();
    if (holder.equals(run)) {
      return existing;
    }
    boolean alive = !run.succeeds(holder) && claims.isAlive(holder);
    if (alive || !claims.takeOver(existing, run)) {
      throw new HeldElsewhereException(existing.warrantId(), holder);
    }
    return existing.heldBy(run);
  }

  private void settle(Claim claim, Progress.Writing writing, Task task) {
    Outcome outcome = Recovery.settle(writing, targets.named(claim.dataSource()));
    ends.finish(claim, task.received().cause(), last(claim, task.received()), outcome);
  }

  /** Nothing was changed yet. A read may have sent a part of its result, so it is not repeated. */
  private void restart(Claim claim, Task task) {
    if (claim.access() == Access.READER) {
      endWithoutRun(claim, task, Ends.INTERRUPTED_READ);
      return;
    }
    switch (task.verdict()) {
      case WarrantCheck.Result.Usable(DataSource dataSource) -> execute(claim, task, dataSource);
      case WarrantCheck.Result.Unusable(Outcome.Refused outcome) ->
          endWithoutRun(claim, task, outcome);
      case WarrantCheck.Result.Forged forged ->
          throw new IllegalStateException("a forged warrant is not begun");
    }
  }

  /** Of a command that was claimed, and perhaps told to have started, but changed nothing. */
  private void endWithoutRun(Claim claim, Task task, Outcome outcome) {
    EventLink cause = task.received().cause();
    ends.finish(claim, cause, cause, outcome);
  }

  private void execute(Claim claim, Task task, DataSource dataSource) {
    Execution execution = execution(claim, task);
    Outcome outcome;
    try {
      outcome = runner.run(task.received(), dataSource, execution, task.cancellation());
    } catch (CommitUncertainException e) {
      goOn(claims.find(claim.warrantId(), claim.commandId()).orElseThrow(() -> e), task);
      return;
    }
    ends.finish(claim, task.received().cause(), execution.last(), outcome);
  }

  private Execution execution(Claim claim, Task task) {
    return new Execution(task.received(), claim, claims, images, publisher, publicationTimeout);
  }

  private static EventLink last(Claim claim, ReceivedWarrant received) {
    EventLink cause = received.cause();
    return claim.progress() instanceof Progress.Writing writing
        ? new EventLink(cause.id(), cause.sessionId(), writing.lastEvent(), cause.trace())
        : cause;
  }
}
