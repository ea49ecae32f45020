package io.countersign.approval.notice;

import io.countersign.approval.ApprovalState;
import io.countersign.approval.Person;
import java.time.Instant;
import java.util.List;

/** Something to tell people. */
public sealed interface Notice {
  /** Whether it does not wait for the morning. */
  boolean urgent();

  /** People are asked, or what they were asked has moved on: one message, kept up to date. */
  record Asked(Batch batch, boolean urgent) implements Notice {}

  /**
   * People were asked, and have not answered.
   *
   * @param times how often they were reminded before
   */
  record Reminder(Batch batch, int times, boolean urgent) implements Notice {}

  /** A request was escalated to those who are told. */
  record Escalated(Batch batch) implements Notice {
    @Override
    public boolean urgent() {
      return true;
    }
  }

  /** A command runs before anybody has approved it, and a review is owed. */
  record GlassBroken(ApprovalState.GlassBroken state, String reason, Instant reviewDueAt)
      implements Notice {
    @Override
    public boolean urgent() {
      return true;
    }
  }

  /** A review is owed and late. */
  record ReviewLate(ApprovalState.GlassBroken state, Instant reviewDueAt, int times)
      implements Notice {
    @Override
    public boolean urgent() {
      return true;
    }
  }

  /**
   * What waits for one person.
   *
   * @param waiting the oldest of it; at least one
   * @param more whether even more waits
   */
  record Summary(Person person, List<Batch> waiting, boolean more) implements Notice {
    public Summary {
      waiting = List.copyOf(waiting);
    }

    @Override
    public boolean urgent() {
      return false;
    }
  }
}
