package io.countersign.executor;

import io.countersign.contracts.CommandId;
import io.countersign.contracts.Digest;
import io.countersign.contracts.WarrantId;
import io.countersign.platform.event.PreparedEvent;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Claims as the real ones are, but for being durable. */
public final class InMemoryClaims implements Claims {
  private final Map<WarrantId, Claim> claims = new LinkedHashMap<>();
  private final Set<CommandId> cancelled = new HashSet<>();
  private final Set<Run> alive = new HashSet<>();

  void alive(Run run) {
    alive.add(run);
  }

  void put(Claim claim) {
    claims.put(claim.warrantId(), claim);
  }

  @Override
  public synchronized Claiming claim(Claim claim) {
    Optional<Claim> existing = find(claim.warrantId(), claim.commandId());
    if (existing.isPresent()) {
      return new Claiming.Taken(existing.get());
    }
    if (cancelled.contains(claim.commandId())) {
      return new Claiming.Cancelled();
    }
    put(claim);
    return new Claiming.Claimed(claim);
  }

  @Override
  public synchronized boolean useUp(Claim claim, PreparedEvent event) {
    if (find(claim.warrantId(), claim.commandId()).isPresent()) {
      return false;
    }
    put(claim);
    finish(claim, event);
    return true;
  }

  @Override
  public synchronized Optional<Claim> find(WarrantId warrant, CommandId command) {
    Claim same = claims.get(warrant);
    return same != null
        ? Optional.of(same)
        : claims.values().stream().filter(c -> c.commandId().equals(command)).findFirst();
  }

  @Override
  public synchronized void began(Claim claim, TargetTransaction transaction, Digest lastEvent) {
    progress(claim, new Progress.Writing(transaction, 0, lastEvent));
  }

  @Override
  public synchronized void changed(Claim claim, long rowsChanged, Digest lastEvent) {
    Progress.Writing writing = (Progress.Writing) held(claim).progress();
    progress(claim, new Progress.Writing(writing.transaction(), rowsChanged, lastEvent));
  }

  @Override
  public synchronized void finish(Claim claim, PreparedEvent event) {
    progress(claim, new Progress.Finished(event));
  }

  @Override
  public synchronized boolean takeOver(Claim claim, Run newHolder) {
    Claim current = claims.get(claim.warrantId());
    boolean mayTake =
        current != null
            && current.holder().id().equals(claim.holder().id())
            && !(current.progress() instanceof Progress.Finished);
    if (mayTake) {
      put(current.heldBy(newHolder));
    }
    return mayTake;
  }

  @Override
  public boolean isAlive(Run run) {
    return alive.contains(run);
  }

  @Override
  public synchronized void cancelled(Collection<CommandId> commands) {
    cancelled.addAll(commands);
  }

  private void progress(Claim claim, Progress progress) {
    Claim held = held(claim);
    put(
        new Claim(
            held.warrantId(),
            held.commandId(),
            held.executionId(),
            held.dataSource(),
            held.access(),
            held.holder(),
            held.claimedAt(),
            progress));
  }

  private Claim held(Claim claim) {
    Claim current = claims.get(claim.warrantId());
    if (current == null
        || !current.holder().id().equals(claim.holder().id())
        || current.progress() instanceof Progress.Finished) {
      throw new ClaimLostException(claim.warrantId());
    }
    return current;
  }
}
