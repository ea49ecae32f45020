package io.countersign.evaluator.kafka;

import io.countersign.contracts.IdSource;
import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.PolicyBundleActivated;
import io.countersign.evaluator.ActivePolicies;
import io.countersign.platform.event.Draft;
import io.countersign.platform.event.EventCodec;
import io.countersign.platform.event.PreparedEvent;
import io.countersign.policy.Policy;
import io.countersign.policy.PolicyBundle;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Records which policies are in force from this start on. */
@ApplicationScoped
class BundleAnnouncer {
  private final ActivePolicies policies;
  private final IdSource ids;
  private final EventCodec codec;
  private final DurablePublisher publisher;

  BundleAnnouncer(
      ActivePolicies policies, IdSource ids, EventCodec codec, DurablePublisher publisher) {
    this.policies = policies;
    this.ids = ids;
    this.codec = codec;
    this.publisher = publisher;
  }

  /** On a thread of its own: a broker that is away keeps nobody from starting. */
  void announce(@Observes StartupEvent event) {
    PreparedEvent activated = codec.prepare(activation(policies.current()));
    Thread.ofVirtual()
        .name("bundle-announcer")
        .start(() -> publisher.await(activated, publisher.publish(activated)));
  }

  private Draft activation(PolicyBundle bundle) {
    EventId start = new EventId(ids.next());
    return Draft.administration(
        start.derive(bundle.digest().text()),
        new PolicyBundleActivated(
            bundle.digest(), bundle.policies().stream().map(Policy::name).toList()));
  }
}
