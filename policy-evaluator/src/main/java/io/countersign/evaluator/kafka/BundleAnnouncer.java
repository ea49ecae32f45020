package io.countersign.evaluator.kafka;

import io.countersign.contracts.IdSource;
import io.countersign.contracts.event.AdministrationEvent;
import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.PolicyBundleActivated;
import io.countersign.contracts.event.PolicyBundleRejected;
import io.countersign.evaluator.BundleRejection;
import io.countersign.evaluator.PolicyAnnouncements;
import io.countersign.platform.event.Draft;
import io.countersign.platform.event.EventCodec;
import io.countersign.platform.event.PreparedEvent;
import io.countersign.platform.event.PublicationFailedException;
import io.countersign.platform.kafka.PublisherSettings;
import io.countersign.policy.Policy;
import io.countersign.policy.PolicyBundle;
import io.countersign.policy.bundle.BundleProblem;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/** Records which policies are in force, and which were not taken. */
@ApplicationScoped
class BundleAnnouncer implements PolicyAnnouncements {
  private static final Logger LOG = Logger.getLogger(BundleAnnouncer.class);

  private final IdSource ids;
  private final EventCodec codec;
  private final DurablePublisher publisher;
  private final String instance;

  /** One after another, and nobody waits: a broker that is away keeps nobody from starting. */
  private final ExecutorService announcing =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("bundle-announcer").factory());

  BundleAnnouncer(
      IdSource ids, EventCodec codec, DurablePublisher publisher, PublisherSettings settings) {
    this.ids = ids;
    this.codec = codec;
    this.publisher = publisher;
    this.instance = settings.name();
  }

  @Override
  public void activated(PolicyBundle bundle) {
    announce(
        new PolicyBundleActivated(
            bundle.digest(), bundle.policies().stream().map(Policy::name).toList()));
  }

  @Override
  public void rejected(BundleRejection rejection, PolicyBundle inForce) {
    announce(
        new PolicyBundleRejected(
            instance,
            inForce.digest(),
            rejection.problems().stream().map(BundleProblem::toString).toList()));
  }

  void stop(@Observes ShutdownEvent event) {
    announcing.shutdown();
  }

  private void announce(AdministrationEvent data) {
    PreparedEvent event = codec.prepare(Draft.administration(new EventId(ids.next()), data));
    announcing.execute(() -> publish(event));
  }

  private void publish(PreparedEvent event) {
    try {
      if (!publisher.await(event, publisher.publish(event))) {
        LOG.errorf("%s is larger than Kafka takes and was not recorded", event.type().name());
      }
    } catch (PublicationFailedException e) {
      LOG.warnf("%s was not recorded before the stop", event.type().name());
    }
  }
}
