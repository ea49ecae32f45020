package io.countersign.executor;

import static io.countersign.contracts.RefusalReason.CONFLICT;
import static io.countersign.contracts.RefusalReason.NOT_SUPPORTED;
import static io.countersign.contracts.RefusalReason.UNSUPPORTED_STATEMENT;

import io.countersign.contracts.BindType;
import io.countersign.contracts.BindValue;
import io.countersign.contracts.Command;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.RefusalReason;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives commands that undo others the values that only the executor has. */
public final class Reversals {
  private final SealedImages images;
  private final Clock clock;

  public Reversals(SealedImages images, Clock clock) {
    this.images = images;
    this.clock = clock;
  }

  /** What there is to say of a command's sealed values. */
  sealed interface Opening {
    /**
     * It may run.
     *
     * @param command with the values in the clear
     * @param exactRows how many rows it must change; absent if it undoes nothing
     */
    record Usable(Command command, @Nullable Long exactRows) implements Opening {}

    record Refused(Outcome.Refused outcome) implements Opening {}
  }

  /**
   * Opens the sealed value of a command, if it has one and is exactly what the value serves for.
   */
  Opening open(Command command, Target target) {
    if (command.parameters().stream().noneMatch(v -> v.type() == BindType.SEALED)) {
      return new Opening.Usable(command, null);
    }
    Optional<KeptName> name =
        command.parameters().size() == 1
            ? KeptName.of(command.parameters().getFirst())
            : Optional.empty();
    if (name.isEmpty()) {
      return refused(
          UNSUPPORTED_STATEMENT,
          "A value that the executor keeps is the only parameter of the command that undoes"
              + " another, and serves for nothing else.");
    }
    return find(name.get(), command, target);
  }

  private Opening find(KeptName name, Command command, Target target) {
    try {
      return images
          .find(name)
          .filter(kept -> clock.instant().isBefore(kept.until()))
          .map(kept -> open(kept, command, target))
          .orElseGet(() ->
              refused(
                  NOT_SUPPORTED,
                  "The values that would undo the command are not kept, or not any more."));
    } catch (SealedImageException e) {
      return refused(NOT_SUPPORTED, "The command cannot be undone: " + e.getMessage() + ".");
    }
  }

  private static Opening open(KeptUndo kept, Command command, Target target) {
    if (!kept.undo().sql().equals(command.sql())
        || !kept.written().dataSource().equals(command.dataSource())) {
      return refused(
          UNSUPPORTED_STATEMENT,
          "The values that the executor keeps serve for exactly the statement that undoes the"
              + " command, on its data source. Propose the undo instead of writing it.");
    }
    if (!kept.tookEffect() && !isCommitted(kept.written(), target)) {
      return refused(
          CONFLICT,
          "The command that would be undone has not taken effect. If its session still holds its"
              + " transaction open, commit it first.");
    }
    return new Opening.Usable(
        with(new BindValue(BindType.TEXT, kept.undo().values()), command), kept.undo().rows());
  }

  private static boolean isCommitted(SealedImages.Written written, Target target) {
    return target.stateOf(new TargetTransaction(written.transaction(), 0))
        == TransactionState.COMMITTED;
  }

  private static Command with(BindValue value, Command command) {
    return new Command(
        command.id(),
        command.sessionId(),
        command.dataSource(),
        command.sql(),
        List.of(value),
        command.principal(),
        command.origin(),
        command.justification(),
        command.submittedAt());
  }

  private static Opening refused(RefusalReason reason, String message) {
    return new Opening.Refused(new Outcome.Refused(reason, message));
  }
}
