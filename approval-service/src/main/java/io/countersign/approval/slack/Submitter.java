package io.countersign.approval.slack;

import io.countersign.approval.People;
import io.countersign.contracts.Principal;

/** Who asks, and for whom. */
final class Submitter {
  private Submitter() {}

  /** On one line, visible. */
  static String of(Principal principal, People people) {
    String owner = principal.owner();
    String name = principal.name() + (principal.isAgent() ? " (agent" : "");
    String whole =
        owner == null
            ? name + (principal.isAgent() ? ")" : "")
            : "%s, for %s)".formatted(name, people.withSubject(owner, owner).name());
    return RichText.shortened(whole);
  }
}
