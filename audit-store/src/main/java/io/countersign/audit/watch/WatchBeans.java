package io.countersign.audit.watch;

import io.countersign.audit.behaviour.Activities;
import io.countersign.audit.behaviour.Detection;
import io.countersign.audit.behaviour.Profiles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What looks at behaviour in a running service. */
@ApplicationScoped
final class WatchBeans {
  @Produces
  @Singleton
  Detection detection(BehaviourConfiguration settings) {
    return new Detection(settings);
  }

  @Produces
  @Singleton
  Profiles profiles(Activities activities, BehaviourConfiguration settings) {
    return new Profiles(activities, settings);
  }
}
