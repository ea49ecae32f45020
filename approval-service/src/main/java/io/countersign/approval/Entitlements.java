package io.countersign.approval;

import io.countersign.contracts.Approvers;
import io.countersign.contracts.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What accounts could do when they last showed a token, for doors that no token comes through. */
public interface Entitlements {
  /** Remembers an account as a verified token describes it. */
  void seen(Principal principal, Instant now);

  /** As what somebody may act who has shown a token lately; empty if that is too long ago. */
  Optional<Principal> of(String subject, Instant now);

  /** The persons who may answer, as far as is known: those named, and those seen with a role. */
  List<Person> personsAnswering(Approvers approvers);
}
