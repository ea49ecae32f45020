package io.countersign.approval.inbox;

import io.countersign.approval.ApprovalState;
import io.countersign.approval.Approvals;
import io.countersign.approval.People;
import io.countersign.approval.Voter;
import io.countersign.contracts.Principal;
import java.util.Collections;
import java.util.Set;

/** Who may see requests. */
public final class Sights {
  private final Approvals approvals;
  private final People people;
  private final Set<String> readers;

  /**
   * @param readers the roles that may see every request
   */
  public Sights(Approvals approvals, People people, Set<String> readers) {
    this.approvals = approvals;
    this.people = people;
    this.readers = Set.copyOf(readers);
  }

  /** By role, or because they are asked, or because the command is their own. */
  public Sight of(ApprovalState state, Voter viewer) {
    if (isReader(viewer.principal()) || approvals.isAsked(state, viewer)) {
      return Sight.WHOLE;
    }
    return isInterested(state, viewer) ? Sight.WITHOUT_SAMPLE : Sight.NONE;
  }

  /** An agent sees its own, whatever roles its token has. */
  public boolean isReader(Principal principal) {
    return !principal.isAgent() && !Collections.disjoint(principal.roles(), readers);
  }

  /** The submitter, and the person for whom an agent submitted it. */
  private boolean isInterested(ApprovalState state, Voter viewer) {
    Principal submitter = state.request().command().principal();
    boolean own = viewer.principal().subject().equals(submitter.subject());
    if (viewer.principal().isAgent()) {
      // One that comes with a person's account is not that person.
      return own && submitter.isAgent();
    }
    return own
        || people
            .withSubject(submitter.answerable(), submitter.name())
            .id()
            .equals(viewer.person().id());
  }
}
