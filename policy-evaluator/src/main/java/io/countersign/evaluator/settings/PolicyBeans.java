package io.countersign.evaluator.settings;

import io.countersign.contracts.Digest;
import io.countersign.evaluator.ActivePolicies;
import io.countersign.evaluator.PolicyFolder;
import io.countersign.evaluator.PolicyReload;
import io.countersign.evaluator.files.WatchedFolder;
import io.countersign.platform.datasource.DataSourceCatalogue;
import io.countersign.policy.PolicyBundle;
import io.countersign.policy.PolicyEngine;
import io.countersign.policy.bundle.InvalidBundleException;
import io.countersign.sql.RememberingAnalyzer;
import io.countersign.sql.Schema;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import org.jboss.logging.Logger;

/** The policies and the engine of a running service; without valid policies it does not start. */
@ApplicationScoped
final class PolicyBeans {
  private static final int REMEMBERED_STATEMENTS = 20_000;
  private static final long REMEMBERED_BYTES = 64L << 20;

  private static final Logger LOG = Logger.getLogger(PolicyBeans.class);

  /**
   * The first bundle.
   *
   * @param content of the folder right before it was read
   */
  record FirstBundle(PolicyBundle bundle, Digest content) {}

  @Produces
  @Singleton
  PolicyFolder folder(PolicySettings settings) {
    return new WatchedFolder(settings.folder());
  }

  @Produces
  @Singleton
  FirstBundle first(PolicyFolder folder) throws InvalidBundleException, IOException {
    Digest content = folder.content();
    PolicyBundle bundle = folder.load();
    LOG.infof(
        "%d policies of %s are in force: %s", bundle.policies().size(), folder, bundle.digest());
    return new FirstBundle(bundle, content);
  }

  @Produces
  @Singleton
  @Startup
  ActivePolicies policies(FirstBundle first, Clock clock) {
    return new ActivePolicies(first.bundle(), clock.instant());
  }

  @Produces
  @Singleton
  PolicyReload reload(
      PolicyFolder folder, FirstBundle first, ActivePolicies policies, Clock clock) {
    return new PolicyReload(folder, policies, first.content(), clock);
  }

  @Produces
  @Singleton
  PolicyEngine engine(DataSourceCatalogue dataSources) {
    RememberingAnalyzer analyzer =
        new RememberingAnalyzer(Schema.unknown(), REMEMBERED_STATEMENTS, REMEMBERED_BYTES);
    return new PolicyEngine(dataSources::named, analyzer::analyze);
  }
}
