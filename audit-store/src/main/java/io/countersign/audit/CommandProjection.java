package io.countersign.audit;

import io.countersign.audit.CommandPicture.Ending;
import io.countersign.contracts.Command;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.Decision;
import io.countersign.contracts.event.AdministrationEvent;
import io.countersign.contracts.event.ApprovalEvent;
import io.countersign.contracts.event.ChangesEnded;
import io.countersign.contracts.event.CommandCancelled;
import io.countersign.contracts.event.CommandCommented;
import io.countersign.contracts.event.CommandDecided;
import io.countersign.contracts.event.CommandSubmitted;
import io.countersign.contracts.event.EventData;
import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.ExecutionFinished;
import io.countersign.contracts.event.ExecutionStarted;
import io.countersign.contracts.event.ImpactMeasured;
import io.countersign.contracts.event.MeasurementRequested;
import io.countersign.contracts.event.ResultChunk;
import io.countersign.contracts.event.ResultEnded;
import io.countersign.contracts.event.RowsChanged;
import io.countersign.contracts.event.WarrantIssued;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Folds events into pictures of the commands that they are about. */
public final class CommandProjection {
  private CommandProjection() {}

  /** One picture per command that the records say something of. */
  public static List<CommandPicture> pictures(Collection<AuditRecord> records) {
    Map<CommandId, CommandPicture> byCommand = new HashMap<>();
    for (AuditRecord candidate : records) {
      pictureOf(candidate).ifPresent(p -> byCommand.merge(p.id(), p, CommandPicture::join));
    }
    return List.copyOf(byCommand.values());
  }

  private static Optional<CommandPicture> pictureOf(AuditRecord candidate) {
    Envelope envelope = candidate.envelope();
    if (!(candidate.reading() instanceof Reading.Understood understood)
        || envelope.id() == null
        || envelope.time() == null) {
      return Optional.empty();
    }
    return pictureOf(understood.data(), envelope.time(), envelope.id());
  }

  static Optional<CommandPicture> pictureOf(EventData data, Instant time, EventId id) {
    Stamp stamp = new Stamp(1, time, id);
    return switch (data) {
      case CommandSubmitted e -> Optional.of(submitted(e.command(), stamp));
      case CommandCancelled e -> Optional.of(cancelled(e.commandId(), stamp));
      case CommandDecided e -> Optional.of(judged(e, time, id));
      case CommandCommented e -> Optional.empty();
      case ApprovalEvent e -> ApprovalProjection.pictureOf(e, time, id);
      case ExecutionFinished e -> Optional.of(ended(e, stamp));
      case WarrantIssued e -> ApprovalProjection.pictureOf(e.warrant(), time, id);
      case ExecutionStarted e -> Optional.empty();
      case RowsChanged e -> Optional.empty();
      case ChangesEnded e -> Optional.empty();
      case MeasurementRequested e -> Optional.empty();
      case ImpactMeasured e -> Optional.empty();
      case ResultChunk e -> Optional.of(CommandPicture.of(e.commandId()).showing(Seen.in(e)));
      case ResultEnded e -> Optional.of(CommandPicture.of(e.commandId()).showing(Seen.in(e)));
      case AdministrationEvent e -> Optional.empty();
    };
  }

  private static CommandPicture submitted(Command command, Stamp stamp) {
    return CommandPicture.of(command.id()).submitted(new Stamped<>(stamp, command));
  }

  private static CommandPicture cancelled(CommandId id, Stamp stamp) {
    return CommandPicture.of(id).cancelled(new Stamped<>(stamp, stamp.time()));
  }

  /** That it is to be measured first is a decision until there is another. */
  private static CommandPicture judged(CommandDecided event, Instant time, EventId id) {
    Stamp stamp = new Stamp(event.decision() instanceof Decision.MeasureFirst ? 0 : 1, time, id);
    return CommandPicture.of(event.commandId()).judged(new Stamped<>(stamp, Judgement.of(event)));
  }

  private static CommandPicture ended(ExecutionFinished event, Stamp stamp) {
    Ending ending = Ending.of(event.outcome(), stamp.time());
    return CommandPicture.of(event.commandId()).ended(new Stamped<>(stamp, ending));
  }
}
