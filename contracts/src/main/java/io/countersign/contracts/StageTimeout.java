package io.countersign.contracts;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;

/** What happens when a stage was asked for so long and has not approved. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "then")
@JsonSubTypes({
  @JsonSubTypes.Type(value = StageTimeout.Reject.class, name = "reject"),
  @JsonSubTypes.Type(value = StageTimeout.Skip.class, name = "skip"),
  @JsonSubTypes.Type(value = StageTimeout.Escalate.class, name = "escalate")
})
public sealed interface StageTimeout {
  /** Counted from when the stage is first asked. */
  Duration after();

  /** The request ends: silence is a no. */
  record Reject(Duration after) implements StageTimeout {
    public Reject {
      positive(after);
    }
  }

  /** The stage is left out. A request in which nobody at all approved is never granted by it. */
  record Skip(Duration after) implements StageTimeout {
    public Skip {
      positive(after);
    }
  }

  /**
   * Others are asked too, once.
   *
   * @param to those who may answer from then on, besides those who might before
   */
  record Escalate(Duration after, Approvers to) implements StageTimeout {
    public Escalate {
      positive(after);
    }
  }

  private static void positive(Duration after) {
    if (!after.isPositive()) {
      throw new IllegalArgumentException("the time limit of a stage must be positive: " + after);
    }
  }
}
