package io.countersign.approval.configuration;

import io.countersign.approval.Directory;
import io.countersign.approval.People;
import io.countersign.approval.files.WatchedPeople;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** The directory of people of a running service. */
@ApplicationScoped
final class PeopleBeans {
  /** Made at start, so that a service with a wrong directory does not start. */
  @Produces
  @Singleton
  @Startup
  People people(PeopleConfiguration configuration) {
    return configuration
        .file()
        .<People>map(WatchedPeople::new)
        .orElseGet(() -> new Directory(List.of()));
  }
}
