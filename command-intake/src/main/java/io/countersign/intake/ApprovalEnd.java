package io.countersign.intake;

import io.countersign.contracts.event.ApprovalDrifted;
import io.countersign.contracts.event.ApprovalExpired;
import io.countersign.contracts.event.ApprovalGranted;
import io.countersign.contracts.event.ApprovalRejected;
import io.countersign.contracts.event.ApprovalSuperseded;
import io.countersign.contracts.event.ApprovalWithdrawn;
import io.countersign.contracts.event.GlassBroken;

/** How a question to people was closed. */
public sealed interface ApprovalEnd {
  /** As JSON and callers see it. */
  String state();

  /** Enough persons approved, of this very command or of its form ahead. It may be vetoed yet. */
  record Granted(ApprovalGranted event) implements ApprovalEnd {
    @Override
    public String state() {
      return "granted";
    }

    /** Whether it was approved to run later, and people may say no until then. */
    boolean isForLater() {
      return event.conditions().notBefore() != null;
    }
  }

  /**
   * A person said no.
   *
   * @param veto whether it had been approved before
   */
  record Rejected(ApprovalRejected event, boolean veto) implements ApprovalEnd {
    @Override
    public String state() {
      return "rejected";
    }
  }

  /** Nobody answered in time, or not enough. */
  record Expired(ApprovalExpired event) implements ApprovalEnd {
    @Override
    public String state() {
      return "expired";
    }
  }

  /** It was cancelled before people had decided. */
  record Withdrawn(ApprovalWithdrawn event) implements ApprovalEnd {
    @Override
    public String state() {
      return "withdrawn";
    }
  }

  /** Policy decided anew, and people need not answer. */
  record Superseded(ApprovalSuperseded event) implements ApprovalEnd {
    @Override
    public String state() {
      return "superseded";
    }
  }

  /** What ran was something else than what was approved, and was undone. */
  record Drifted(ApprovalDrifted event) implements ApprovalEnd {
    @Override
    public String state() {
      return "drifted";
    }
  }

  /** The submitter let it run before anybody had approved. */
  record Broken(GlassBroken event) implements ApprovalEnd {
    @Override
    public String state() {
      return "glass-broken";
    }
  }
}
