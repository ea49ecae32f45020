package io.countersign.executor;

import io.countersign.contracts.CommandId;
import io.countersign.contracts.Digest;
import io.countersign.contracts.WarrantId;
import io.countersign.platform.event.PreparedEvent;
import java.util.Collection;
import java.util.Optional;

/**
 * The record of used warrants, shared by all instances and durable when a method returns. Whoever
 * changes a claim must hold it; a run that lost it to another is told by {@link ClaimLostException}
 * and must leave the target unchanged. Every method throws {@link StoreUnavailableException} if the
 * record cannot be reached.
 */
public interface Claims {
  /** What became of the attempt to use a warrant. */
  sealed interface Claiming {
    record Claimed(Claim claim) implements Claiming {}

    /** The warrant, or another one for the same command, has been used. */
    record Taken(Claim existing) implements Claiming {}

    /** The submitter took the command back before. */
    record Cancelled() implements Claiming {}
  }

  Claiming claim(Claim claim);

  /**
   * Uses a warrant up by an end without a run.
   *
   * @return false if the warrant, or another one for the same command, has been used before
   */
  boolean useUp(Claim claim, PreparedEvent event);

  Optional<Claim> find(WarrantId warrant, CommandId command);

  void began(Claim claim, TargetTransaction transaction, Digest lastEvent);

  void changed(Claim claim, long rowsChanged, Digest lastEvent);

  void finish(Claim claim, PreparedEvent event);

  /** Takes a claim over, if its holder is still the one that it names. */
  boolean takeOver(Claim claim, Run newHolder);

  /** Whether a run has shown itself lately. */
  boolean isAlive(Run run);

  /** Remembers commands that their submitters took back. */
  void cancelled(Collection<CommandId> commands);
}
