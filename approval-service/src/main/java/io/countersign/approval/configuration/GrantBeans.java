package io.countersign.approval.configuration;

import io.countersign.approval.ApprovalStore;
import io.countersign.approval.Approvals;
import io.countersign.approval.ExecutionListener;
import io.countersign.approval.People;
import io.countersign.approval.WarrantIssuer;
import io.countersign.approval.grant.Ends;
import io.countersign.approval.grant.GrantAdmission;
import io.countersign.approval.grant.GrantStore;
import io.countersign.approval.grant.Grants;
import io.countersign.contracts.IdSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What becomes of standing approvals, in a running service. */
@ApplicationScoped
final class GrantBeans {
  @Produces
  @Singleton
  GrantAdmission admission(GrantStore grants, People people, WarrantIssuer warrants, Clock clock) {
    return new GrantAdmission(grants, people, warrants, Clock.tick(clock, Approvals.PRECISION));
  }

  @Produces
  @Singleton
  Grants grants(ApprovalStore requests, GrantStore grants, People people, IdSource ids) {
    return new Grants(requests, grants, people, ids);
  }

  @Produces
  @Singleton
  ExecutionListener ends(ApprovalStore requests, GrantStore grants) {
    return new Ends(requests, grants);
  }
}
