package io.countersign.approval.store;

import io.countersign.approval.ApprovalObserver;
import io.countersign.approval.ApprovalState;
import io.countersign.approval.Occurrence;
import io.countersign.approval.inbox.Addressee;
import io.countersign.approval.inbox.NextStep;
import io.countersign.contracts.event.VoteRefused;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps for the inbox whom each request asks, and tells every replica what has changed. */
@ApplicationScoped
public class StandingKeeper implements ApprovalObserver {
  private final StandingRows rows;

  StandingKeeper(StandingRows rows) {
    this.rows = rows;
  }

  @Override
  public void changed(
      @Nullable ApprovalState before, ApprovalState after, List<Occurrence> occurrences) {
    boolean moved = !after.equals(before);
    if (!moved && occurrences.stream().allMatch(o -> o.data() instanceof VoteRefused)) {
      return;
    }
    UUID id = after.request().id().value();
    if (moved) {
      address(id, before == null ? List.of() : Addressee.of(before), Addressee.of(after));
      rows.put(id, NextStep.of(after).orElse(null), NextStep.isEscalated(after));
    } else {
      rows.touch(id);
    }
    rows.tell(id);
  }

  private void address(UUID id, Collection<Addressee> before, Collection<Addressee> after) {
    if (!List.copyOf(before).equals(List.copyOf(after))) {
      rows.address(id, after);
    }
  }
}
