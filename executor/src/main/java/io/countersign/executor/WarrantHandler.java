package io.countersign.executor;

import io.countersign.contracts.Access;
import io.countersign.contracts.DataSource;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.RefusalReason;
import io.countersign.contracts.event.ExecutionFinished;
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
  private final Recovery recovery;
  private final RunningCommands running;
  private final EventPublisher publisher;
  private final Ends ends;
  private final Run run;
  private final Clock clock;
  private final Duration publicationTimeout;

  public WarrantHandler(
      WarrantCheck check, Surroundings surroundings, RunningCommands running, Run run) {
    this.check = check;
    this.claims = surroundings.claims();
    this.targets = surroundings.targets();
    this.runner = new CommandRunner(targets);
    this.recovery = new Recovery(surroundings.backoff());
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
      EventPublisher publisher,
      EventCodec codec,
      Clock clock,
      Backoff backoff,
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
      switch (check.check(received)) {
        case WarrantCheck.Result.Refused refused -> ends.refuse(received, refused.outcome());
        case WarrantCheck.Result.Genuine genuine ->
            handle(new Task(received, genuine.dataSource(), entry.cancellation()));
      }
    }
  }

  private record Task(ReceivedWarrant received, DataSource dataSource, Cancellation cancellation) {}

  private void handle(Task task) throws InterruptedException {
    ReceivedWarrant received = task.received();
    Optional<Outcome.Refused> expiry = check.expiry(received.warrant());
    if (expiry.isEmpty()) {
      switch (claims.claim(Claim.first(received, run, clock.instant()))) {
        case Claims.Claiming.Claimed(Claim claim) -> execute(claim, task);
        case Claims.Claiming.Taken(Claim existing) -> goOn(existing, task);
        case Claims.Claiming.Cancelled cancelled ->
            ends.refuse(
                received,
                new Outcome.Refused(
                    RefusalReason.CANCELLED, "The command was cancelled before it started."));
      }
      return;
    }
    Optional<Claim> existing = claims.find(received.warrant().id(), received.commandId());
    if (existing.isPresent()) {
      goOn(existing.get(), task);
    } else {
      ends.refuse(received, expiry.get());
    }
  }

  private void goOn(Claim existing, Task task) throws InterruptedException {
    if (!existing.warrantId().equals(task.received().warrant().id())) {
      ends.refuse(
          task.received(),
          new Outcome.Refused(
              RefusalReason.WARRANT_USED, "The command has been run under another warrant."));
    } else if (existing.progress() instanceof Progress.Finished(PreparedEvent event)) {
      ends.tell(event);
    } else {
      resume(mine(existing), task);
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

  private void resume(Claim claim, Task task) throws InterruptedException {
    switch (claim.progress()) {
      case Progress.Writing writing -> {
        Outcome outcome = recovery.settle(writing, targets.named(task.dataSource().name()));
        EventLink cause = task.received().cause();
        ends.finish(
            claim,
            cause,
            new EventLink(cause.id(), cause.sessionId(), writing.lastEvent(), cause.trace()),
            outcome);
      }
      case Progress.Claimed claimed -> restart(claim, task);
      case Progress.Finished finished ->
          throw new IllegalStateException("a finished claim is not resumed");
    }
  }

  /** Nothing was changed yet. A read may have sent a part of its result, so it is not repeated. */
  private void restart(Claim claim, Task task) throws InterruptedException {
    Optional<Outcome.Refused> expiry = check.expiry(task.received().warrant());
    if (claim.access() == Access.WRITER && expiry.isEmpty()) {
      execute(claim, task);
      return;
    }
    Outcome outcome =
        claim.access() == Access.WRITER
            ? expiry.get()
            : new Outcome.Failed(
                null,
                "The executor was interrupted while the command ran. It only read: nothing was"
                    + " changed. Submit the command again.");
    Execution execution = execution(claim, task);
    execution.start();
    ends.finish(claim, task.received().cause(), execution.last(), outcome);
  }

  private void execute(Claim claim, Task task) throws InterruptedException {
    Execution execution = execution(claim, task);
    Outcome outcome;
    try {
      outcome = runner.run(task.received(), task.dataSource(), execution, task.cancellation());
    } catch (CommitUncertainException e) {
      Claim current =
          claims.find(claim.warrantId(), claim.commandId()).map(this::mine).orElseThrow(() -> e);
      resume(current, task);
      return;
    }
    ends.finish(claim, task.received().cause(), execution.last(), outcome);
  }

  private Execution execution(Claim claim, Task task) {
    return new Execution(task.received(), claim, claims, publisher, publicationTimeout);
  }
}
