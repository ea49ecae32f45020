package io.countersign.evaluator.settings;

import io.countersign.evaluator.ActivePolicies;
import io.countersign.platform.datasource.DataSourceCatalogue;
import io.countersign.policy.PolicyBundle;
import io.countersign.policy.PolicyEngine;
import io.countersign.policy.bundle.BundleFolder;
import io.countersign.policy.bundle.InvalidBundleException;
import io.countersign.sql.SqlAnalyzer;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** The policies and the engine of a running service; without valid policies it does not start. */
@ApplicationScoped
final class PolicyBeans {
  private static final Logger LOG = Logger.getLogger(PolicyBeans.class);

  @Produces
  @Singleton
  @Startup
  ActivePolicies policies(PolicySettings settings) throws InvalidBundleException {
    PolicyBundle bundle = new BundleFolder(settings.folder()).load();
    LOG.infof(
        "%d policies of %s are in force: %s",
        bundle.policies().size(), settings.folder(), bundle.digest());
    return new ActivePolicies(bundle);
  }

  @Produces
  @Singleton
  PolicyEngine engine(DataSourceCatalogue dataSources) {
    return new PolicyEngine(dataSources::named, SqlAnalyzer::analyze);
  }
}
