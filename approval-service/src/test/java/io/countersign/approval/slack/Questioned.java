package io.countersign.approval.slack;

import io.countersign.approval.ApprovalRequest;
import io.countersign.approval.ApprovalState;
import io.countersign.approval.Samples;
import io.countersign.approval.StageProgress;
import io.countersign.approval.StageStanding;
import io.countersign.approval.notice.Batch;
import io.countersign.approval.notice.BatchId;
import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.BindValue;
import io.countersign.contracts.Command;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.Decision;
import io.countersign.contracts.Impact;
import io.countersign.contracts.Obligations;
import io.countersign.contracts.Origin;
import io.countersign.contracts.PolicyEffect;
import io.countersign.contracts.PolicyMatch;
import io.countersign.contracts.SessionId;
import io.countersign.contracts.event.CommandDecided;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Questions that tests put to people. */
final class Questioned {
  private Questioned() {}

  static Batch batch(ApprovalState... members) {
    return new Batch(new BatchId(new UUID(7, 7)), List.of(members));
  }

  static ApprovalState.Pending pending(String sql, BindValue... values) {
    return pending(command(sql, "because", values), "Ask first", null);
  }

  static Command command(String sql, @Nullable String justification, BindValue... values) {
    return new Command(
        new CommandId(UUID.randomUUID()),
        new SessionId(UUID.randomUUID()),
        "shop",
        sql,
        List.of(values),
        Samples.AGENT,
        Origin.REST,
        justification,
        Samples.NOW);
  }

  static ApprovalState.Pending pending(
      Command command, String policyMessage, @Nullable Impact impact) {
    ApprovalRequirement requirement =
        ApprovalRequirement.of(2, Set.of("reviewer"), Samples.OPEN_FOR);
    CommandDecided decided =
        CommandDecided.of(
            command,
            "production",
            Samples.facts(false),
            null,
            impact,
            Samples.NOW,
            new Decision.ApprovalRequired(requirement),
            Obligations.none(),
            List.of(
                new PolicyMatch("production-writes", PolicyEffect.REQUIRE_APPROVAL, policyMessage)),
            Samples.BUNDLE);
    return new ApprovalState.Pending(
        new ApprovalRequest(
            new ApprovalRequestId(UUID.randomUUID()),
            decided,
            requirement,
            List.of(),
            Samples.NOW,
            Samples.NOW.plus(Samples.OPEN_FOR)),
        List.of(),
        new StageProgress(List.of(new StageStanding(Samples.NOW, false, false))));
  }
}
