package io.countersign.evaluator.files;

import io.countersign.evaluator.ActivePolicies;
import io.countersign.evaluator.BundleRejection;
import io.countersign.evaluator.PolicyAnnouncements;
import io.countersign.evaluator.PolicyReload;
import io.countersign.evaluator.settings.PolicySettings;
import io.countersign.policy.PolicyBundle;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Looks at the policies again and again, and tells what changed. */
@ApplicationScoped
class PolicyWatch {
  private static final Logger LOG = Logger.getLogger(PolicyWatch.class);

  private final PolicyReload reload;
  private final ActivePolicies policies;
  private final PolicySettings settings;
  private final PolicyAnnouncements announcements;
  private final PolicyMetrics metrics;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("policy-watch").factory());

  PolicyWatch(
      PolicyReload reload,
      ActivePolicies policies,
      PolicySettings settings,
      PolicyAnnouncements announcements,
      PolicyMetrics metrics) {
    this.reload = reload;
    this.policies = policies;
    this.settings = settings;
    this.announcements = announcements;
    this.metrics = metrics;
  }

  void start(@Observes StartupEvent event) {
    announcements.activated(policies.current());
    metrics.activated(policies.current());
    long pause = settings.pollInterval().toMillis();
    var _ = timer.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
  }

  void stop(@Observes ShutdownEvent event) {
    timer.shutdown();
  }

  private void look() {
    try {
      switch (reload.look()) {
        case PolicyReload.Result.Unchanged unchanged -> {}
        case PolicyReload.Result.Activated(var bundle) -> activated(bundle);
        case PolicyReload.Result.Rejected(var rejection) -> rejected(rejection);
      }
    } catch (RuntimeException e) {
      // The next look would never come.
      LOG.error("Looking for changed policies failed; those in force stay", e);
    }
  }

  private void activated(PolicyBundle bundle) {
    LOG.infof(
        "%d changed policies of %s are in force: %s",
        bundle.policies().size(), settings.folder(), bundle.digest());
    metrics.activated(bundle);
    announcements.activated(bundle);
  }

  private void rejected(BundleRejection rejection) {
    LOG.errorf(
        "The changed policies in %s are not valid, and those in force stay:%s",
        settings.folder(),
        rejection.problems().stream().map(p -> "\n  " + p).collect(Collectors.joining()));
    metrics.rejected();
    announcements.rejected(rejection, policies.current());
  }
}
