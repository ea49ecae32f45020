package io.countersign.approval.configuration;

import io.countersign.approval.Absences;
import io.countersign.approval.ApprovalStore;
import io.countersign.approval.Approvals;
import io.countersign.approval.Delegations;
import io.countersign.approval.Entitlements;
import io.countersign.approval.People;
import io.countersign.approval.PoliciesInForce;
import io.countersign.approval.Redecisions;
import io.countersign.approval.Voters;
import io.countersign.approval.WarrantIssuer;
import io.countersign.contracts.IdSource;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The core of a running service. */
@ApplicationScoped
final class ApprovalBeans {
  /** Made at start, so that a service without a usable key does not start. */
  @Produces
  @Singleton
  @Startup
  WarrantIssuer warrants(WarrantConfiguration configuration) {
    return new WarrantIssuer(configuration);
  }

  @Produces
  @Singleton
  Approvals approvals(
      ApprovalStore store,
      WarrantIssuer warrants,
      People people,
      PoliciesInForce policies,
      ApprovalConfiguration configuration,
      Clock clock,
      IdSource ids) {
    return new Approvals(store, warrants, people, policies, configuration, clock, ids);
  }

  @Produces
  @Singleton
  Redecisions redecisions(
      ApprovalStore store,
      PoliciesInForce policies,
      WarrantIssuer warrants,
      ApprovalConfiguration configuration,
      Clock clock) {
    return new Redecisions(store, policies, warrants, configuration, clock);
  }

  @Produces
  @Singleton
  Absences absences(
      Delegations delegations,
      People people,
      Entitlements entitlements,
      ApprovalConfiguration configuration) {
    return new Absences(delegations, people, entitlements, configuration);
  }

  @Produces
  @Singleton
  Voters voters(People people, Delegations delegations) {
    return new Voters(people, delegations);
  }
}
