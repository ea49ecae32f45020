package io.countersign.executor.target;

import io.countersign.contracts.Access;
import io.countersign.contracts.Impact;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.RefusalReason;
import io.countersign.executor.Cancellation;
import io.countersign.executor.Measurement;
import io.countersign.executor.RunListener;
import io.countersign.executor.SessionLanes;
import io.countersign.executor.TargetLimits;
import io.countersign.executor.TargetTransaction;
import io.countersign.executor.TargetUnreachableException;
import io.countersign.executor.TransactionState;
import io.countersign.executor.Turns;
import io.countersign.executor.Work;
import io.countersign.executor.session.TargetSession;
import io.countersign.sql.SessionStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** A target that runs nothing while it cannot be reached, or has too much to do, or is too open. */
final class GuardedTarget implements DatabaseTarget {
  private static final Outcome BROKEN_OFF =
      new Outcome.Failed(null, "The command was cancelled before it ran: nothing was changed.");

  private final String name;
  private final DatabaseTarget target;
  private final Reachability reachability;
  private final RoleGuard roles;
  private final TargetLimits limits;
  private final Turns turns;

  GuardedTarget(String name, DatabaseTarget target, TargetSettings settings) {
    this.name = name;
    this.target = target;
    this.reachability = settings.reachability();
    this.roles = new RoleGuard(name, target, settings.roleCheck());
    this.limits = settings.limits();
    this.turns = new Turns(limits.concurrency(), limits.concurrencyPerPrincipal());
  }

  RoleGuard roles() {
    return roles;
  }

  Reachability.State state() {
    return reachability.state();
  }

  @Override
  public Outcome run(Work work, RunListener listener, Cancellation cancellation) {
    return guarded(work, cancellation, () -> target.run(work, listener, cancellation));
  }

  @Override
  public Optional<TargetSession> session(Access access, Duration idle) {
    return target.session(access, idle).map(GuardedSession::new);
  }

  /** Each command of a session waits for its turn like any other. */
  private final class GuardedSession implements TargetSession {
    private final TargetSession session;

    private GuardedSession(TargetSession session) {
      this.session = session;
    }

    @Override
    public Outcome run(
        Work work, SessionStatement statement, RunListener listener, Cancellation cancellation) {
      return guarded(
          work, cancellation, () -> session.run(work, statement, listener, cancellation));
    }

    @Override
    public State state() {
      return session.state();
    }

    @Override
    public void close() {
      session.close();
    }
  }

  private Outcome guarded(Work work, Cancellation cancellation, Supplier<Outcome> run) {
    String principal = work.command().principal().subject();
    if (!isMyTurn(principal, cancellation)) {
      return cancellation.reason().isPresent() ? BROKEN_OFF : refused(busy());
    }
    try {
      Optional<String> objection = objection();
      return objection.isPresent() ? refused(objection.get()) : run.get();
    } finally {
      turns.giveBack(principal);
    }
  }

  @Override
  public Impact measure(Measurement measurement, Cancellation cancellation) {
    return objection()
        .map(measurement::unmeasured)
        .orElseGet(() -> target.measure(measurement, cancellation));
  }

  @Override
  public TransactionState stateOf(TargetTransaction transaction) {
    return target.stateOf(transaction);
  }

  @Override
  public void terminate(TargetTransaction transaction) {
    target.terminate(transaction);
  }

  @Override
  public Connection connect(Access access) throws SQLException {
    return target.connect(access);
  }

  @Override
  public void close() {
    target.close();
  }

  private Optional<String> objection() {
    return reachability
        .refusal()
        .map(pause ->
            "The data source '%s' could not be reached several times in a row, so it is tried again only in %d s. Nothing was run. Submit the command again then."
                .formatted(name, Math.max(1, pause.toSeconds())))
        .or(roles::objection);
  }

  private String busy() {
    return "The data source '%s' runs %d commands at a time, %d of one principal, and had no room for this one within %d s. Nothing was run. Submit the command again when others have ended."
        .formatted(
            name,
            limits.concurrency(),
            limits.concurrencyPerPrincipal(),
            limits.patience().toSeconds());
  }

  private boolean isMyTurn(String principal, Cancellation cancellation) {
    try {
      return turns.take(principal)
          || SessionLanes.aside(() -> turns.take(principal, limits.patience(), cancellation));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TargetUnreachableException(e);
    }
  }

  private static Outcome refused(String message) {
    return new Outcome.Refused(RefusalReason.TARGET_UNAVAILABLE, message);
  }
}
