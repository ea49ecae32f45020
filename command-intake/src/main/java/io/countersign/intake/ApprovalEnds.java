package io.countersign.intake;

import io.countersign.contracts.event.ApprovalCommented;
import io.countersign.contracts.event.ApprovalDrifted;
import io.countersign.contracts.event.ApprovalEscalated;
import io.countersign.contracts.event.ApprovalEvent;
import io.countersign.contracts.event.ApprovalExpired;
import io.countersign.contracts.event.ApprovalGranted;
import io.countersign.contracts.event.ApprovalQueued;
import io.countersign.contracts.event.ApprovalRejected;
import io.countersign.contracts.event.ApprovalRequested;
import io.countersign.contracts.event.ApprovalRevised;
import io.countersign.contracts.event.ApprovalSuperseded;
import io.countersign.contracts.event.ApprovalWithdrawn;
import io.countersign.contracts.event.GlassBroken;
import io.countersign.contracts.event.GrantDeclined;
import io.countersign.contracts.event.GrantIssued;
import io.countersign.contracts.event.GrantRevoked;
import io.countersign.contracts.event.GrantUsed;
import io.countersign.contracts.event.RedecisionRequested;
import io.countersign.contracts.event.ReviewCompleted;
import io.countersign.contracts.event.ReviewEscalated;
import io.countersign.contracts.event.StageSkipped;
import io.countersign.contracts.event.VoteCast;
import io.countersign.contracts.event.VoteRefused;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a question to people ends, from what is told of it in the order in which it happened. */
final class ApprovalEnds {
  private ApprovalEnds() {}

  static @Nullable ApprovalEnd of(List<RecordedApproval> events) {
    ApprovalEnd end = null;
    for (RecordedApproval recorded : events) {
      end = after(end, recorded.event());
    }
    return end;
  }

  private static @Nullable ApprovalEnd after(@Nullable ApprovalEnd end, ApprovalEvent event) {
    return switch (event) {
      case ApprovalGranted granted -> end == null ? new ApprovalEnd.Granted(granted) : end;
      case ApprovalRejected rejected ->
          unlessOver(end, new ApprovalEnd.Rejected(rejected, end instanceof ApprovalEnd.Granted));
      case ApprovalExpired expired -> unlessOver(end, new ApprovalEnd.Expired(expired));
      case ApprovalWithdrawn withdrawn -> unlessOver(end, new ApprovalEnd.Withdrawn(withdrawn));
      case ApprovalSuperseded superseded -> unlessOver(end, new ApprovalEnd.Superseded(superseded));
      case ApprovalDrifted drifted ->
          end instanceof ApprovalEnd.Broken
              ? new ApprovalEnd.Drifted(drifted)
              : unlessOver(end, new ApprovalEnd.Drifted(drifted));
      case GlassBroken broken -> unlessOver(end, new ApprovalEnd.Broken(broken));
      case ApprovalRevised revised -> end instanceof ApprovalEnd.Granted ? null : end;
      case ApprovalRequested asked -> end;
      case ApprovalQueued queued -> end;
      case ApprovalEscalated escalated -> end;
      case StageSkipped skipped -> end;
      case ApprovalCommented commented -> end;
      case VoteCast vote -> end;
      case VoteRefused vote -> end;
      case ReviewCompleted review -> end;
      case ReviewEscalated review -> end;
      case GrantIssued grant -> end;
      case GrantUsed grant -> end;
      case GrantRevoked grant -> end;
      case GrantDeclined grant -> end;
      case RedecisionRequested again -> end;
    };
  }

  /** What is approved may still end otherwise: it may be vetoed, or take place too late. */
  private static ApprovalEnd unlessOver(@Nullable ApprovalEnd end, ApprovalEnd next) {
    return end == null || end instanceof ApprovalEnd.Granted ? next : end;
  }
}
