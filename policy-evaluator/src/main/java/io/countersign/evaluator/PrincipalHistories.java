package io.countersign.evaluator;

import io.countersign.contracts.Command;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.Decision;
import io.countersign.contracts.Facts;
import io.countersign.contracts.History;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.event.CommandDecided;
import io.countersign.policy.DataSources;
import io.countersign.policy.HistorySource;
import java.time.Instant;
import java.util.Optional;

/**
 * What every principal did, as far as it was told: a fold over decisions and the ends of
 * executions. The same events lead to the same history, in whatever order and however often they
 * are told, as long as nothing had to be forgotten. Thread-safe.
 */
public final class PrincipalHistories implements HistorySource {
  private final HistoryLimits limits;
  private final DataSources dataSources;
  private final Bounded<String, PrincipalHistory> principals;
  private final Bounded<CommandId, KnownCommand> ended;

  /** Apart from the others: they may wait long for people while many commands come and go. */
  private final Bounded<CommandId, KnownCommand> open;

  private Instant readSince = Instant.MIN;

  /**
   * @param dataSources tell which columns are classified
   */
  public PrincipalHistories(HistoryLimits limits, DataSources dataSources) {
    this.limits = limits;
    this.dataSources = dataSources;
    principals = new Bounded<>(limits.principals());
    ended = new Bounded<>(limits.commands());
    open = new Bounded<>(limits.commands());
  }

  /** The event stream holds nothing older any more, though that is more recent than asked for. */
  public synchronized void beginsAt(Instant oldest) {
    readSince = oldest;
  }

  /**
   * Of a command that was decided before, what was recorded then: a second delivery, and the
   * decision after measuring, rest upon the same.
   */
  @Override
  public synchronized Optional<History> before(Command command, Facts facts) {
    KnownCommand known = known(command.id());
    if (known.history() != null) {
      return Optional.of(known.history());
    }
    return Optional.of(principal(command.principal().subject()).before(command, facts, readSince));
  }

  public synchronized void decided(CommandDecided decided) {
    Command command = decided.command();
    String subject = command.principal().subject();
    KnownCommand known = known(command.id());
    if (!known.isSent()) {
      known = known.sentBy(subject, decided.history());
      principal(subject).sent(command, decided.facts());
      if (known.rows() != null) {
        principal(subject).ran(known.rows());
      }
    }
    if (!known.isJudged()) {
      known = known.standing(standing(decided.decision()));
      principal(subject).judged(decided);
    }
    remember(command.id(), known);
  }

  public synchronized void finished(CommandId command, Outcome outcome, Instant at) {
    KnownCommand known = known(command);
    if (known.rows() == null) {
      RowCounts rows = RowCounts.of(outcome, at);
      if (known.subject() != null) {
        principal(known.subject()).ran(rows);
      }
      remember(command, known.ran(rows));
    }
  }

  public synchronized int size() {
    return principals.size();
  }

  private static KnownCommand.Standing standing(Decision decision) {
    return switch (decision) {
      case Decision.MeasureFirst measure -> KnownCommand.Standing.MEASURED;
      case Decision.Denied denied -> KnownCommand.Standing.DENIED;
      case Decision.Allowed allowed -> KnownCommand.Standing.JUDGED;
      case Decision.ApprovalRequired required -> KnownCommand.Standing.JUDGED;
    };
  }

  private PrincipalHistory principal(String subject) {
    return principals.computeIfAbsent(subject, s -> new PrincipalHistory(limits, dataSources));
  }

  private KnownCommand known(CommandId command) {
    KnownCommand waiting = open.get(command);
    if (waiting != null) {
      return waiting;
    }
    KnownCommand done = ended.get(command);
    return done == null ? KnownCommand.NOTHING : done;
  }

  private void remember(CommandId command, KnownCommand known) {
    if (known.hasEnded()) {
      open.remove(command);
      ended.put(command, known);
    } else {
      open.put(command, known);
    }
  }
}
