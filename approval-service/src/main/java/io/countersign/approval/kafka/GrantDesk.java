package io.countersign.approval.kafka;

import io.countersign.approval.GrantRules;
import io.countersign.contracts.event.GrantDeclined;
import io.countersign.platform.event.Draft;
import io.countersign.platform.event.EventPublisher;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Tells those who ask ahead for a grant that policy gives nobody, or that nobody needs, without
 * troubling people or the database.
 */
@ApplicationScoped
class GrantDesk {
  private final EventPublisher publisher;
  private final Perseverance perseverance;

  GrantDesk(EventPublisher publisher, Perseverance perseverance) {
    this.publisher = publisher;
    this.perseverance = perseverance;
  }

  /**
   * Declines what cannot be put to people.
   *
   * @return the other decisions
   */
  List<SoundDecision> decline(List<SoundDecision> decisions) {
    return decisions.stream().filter(d -> !isDeclined(d)).toList();
  }

  private boolean isDeclined(SoundDecision decision) {
    var objection = GrantRules.objectionTo(decision.decided(), decision.at());
    objection.ifPresent(o -> tell(decision, o));
    return objection.isPresent();
  }

  private void tell(SoundDecision decision, String reason) {
    Draft draft =
        Draft.reaction(decision.link(), new GrantDeclined(decision.decided().commandId(), reason));
    perseverance.untilDone("decline a grant", () -> publisher.publish(draft).await());
  }
}
