package io.countersign.approval.kafka;

import io.countersign.approval.WarrantIssuer;
import io.countersign.contracts.Decision;
import io.countersign.contracts.Warrant;
import io.countersign.contracts.event.WarrantIssued;
import io.countersign.platform.event.Draft;
import io.countersign.platform.event.EventPublisher;
import io.countersign.platform.event.Publication;
import io.countersign.platform.event.PublicationFailedException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Issues warrants for what policy allows by itself, without asking a database. */
@ApplicationScoped
class WarrantDesk {
  private final WarrantIssuer issuer;
  private final EventPublisher publisher;
  private final Perseverance perseverance;
  private final Counter issued;

  WarrantDesk(
      WarrantIssuer issuer,
      EventPublisher publisher,
      Perseverance perseverance,
      MeterRegistry meters) {
    this.issuer = issuer;
    this.publisher = publisher;
    this.perseverance = perseverance;
    this.issued = meters.counter("countersign.warrants.by.policy");
  }

  /** Warrants on their way to Kafka. */
  final class Issued {
    private final List<OnItsWay> warrants;

    private Issued(List<OnItsWay> warrants) {
      this.warrants = warrants;
    }

    /** Waits until all of them are durable. */
    void await() {
      warrants.forEach(this::await);
      issued.increment(warrants.size());
    }

    private void await(OnItsWay warrant) {
      try {
        warrant.publication().await();
      } catch (PublicationFailedException e) {
        perseverance.untilDone(
            "publish a warrant", () -> publisher.publish(warrant.draft()).await());
      }
    }
  }

  private record OnItsWay(Draft draft, Publication publication) {}

  Issued issue(List<SoundDecision> decisions) {
    return new Issued(
        decisions.stream()
            .filter(d -> d.decided().decision() instanceof Decision.Allowed)
            .filter(d -> d.decided().command().grant() == null)
            .map(this::issue)
            .toList());
  }

  private OnItsWay issue(SoundDecision decision) {
    Warrant warrant = issuer.byPolicy(decision.decided(), decision.link().id(), decision.at());
    Draft draft = Draft.reaction(decision.link(), new WarrantIssued(warrant));
    return new OnItsWay(draft, publisher.publish(draft));
  }
}
