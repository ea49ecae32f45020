package io.countersign.approval.http;

import io.countersign.approval.Approvals;
import io.countersign.approval.People;
import io.countersign.approval.Voter;
import io.countersign.approval.Voters;
import io.countersign.approval.inbox.Reader;
import io.countersign.approval.inbox.Sights;
import io.countersign.platform.http.CommonProblem;
import io.countersign.platform.http.ProblemException;
import io.countersign.platform.identity.Caller;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.time.Instant;

/** The one behind the current request, and what they may see. */
@RequestScoped
class Viewer {
  private final Caller caller;
  private final Voters voters;
  private final People people;
  private final Sights sights;
  private final Clock clock;

  Viewer(Caller caller, Voters voters, People people, Sights sights, Clock clock) {
    this.caller = caller;
    this.voters = voters;
    this.people = people;
    this.sights = sights;
    this.clock = Clock.tick(clock, Approvals.PRECISION);
  }

  Instant now() {
    return clock.instant();
  }

  Voter voter(Instant now) {
    return voters.of(caller.principal(), now);
  }

  Reader reader(Instant now) {
    return Reader.of(voter(now), people);
  }

  /** Whoever lacks the role sees only what waits for them. */
  void mustSeeAll() {
    if (!sights.isReader(caller.principal())) {
      throw new ProblemException(
          CommonProblem.FORBIDDEN,
          "The token's roles do not let you see every request. Ask for view=mine, or an administrator for the role you need.");
    }
  }
}
