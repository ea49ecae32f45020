package io.countersign.intake.http;

import io.countersign.contracts.CommandId;
import io.countersign.contracts.Principal;
import io.countersign.intake.CommandProgress;
import io.countersign.intake.Commands;
import io.countersign.intake.Sight;
import io.countersign.platform.http.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The commands that somebody may see; all others might as well not exist. */
@ApplicationScoped
public class VisibleCommands {
  private final Commands commands;

  VisibleCommands(Commands commands) {
    this.commands = commands;
  }

  /**
   * @throws ProblemException if there is no such command, or it is not for the viewer to see
   */
  public CommandProgress find(String id, Principal viewer) {
    return parse(id)
        .flatMap(commands::find)
        .filter(c -> Sight.of(viewer, c.command()) != Sight.NOTHING)
        .orElseThrow(() -> Problems.unknownCommand(id));
  }

  /**
   * @throws ProblemException if its data is not for the viewer to see
   */
  CommandProgress findWhole(String id, Principal viewer) {
    CommandProgress progress = find(id, viewer);
    if (Sight.of(viewer, progress.command()) != Sight.EVERYTHING) {
      throw new ProblemException(
          IntakeProblem.NOT_YOURS,
          "Only the principal of a command and the owner of its agent may read its result.");
    }
    return progress;
  }

  private static Optional<CommandId> parse(String id) {
    try {
      return Optional.of(CommandId.parse(id));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
