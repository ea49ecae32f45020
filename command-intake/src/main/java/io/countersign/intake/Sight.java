package io.countersign.intake;

import io.countersign.contracts.Command;
import io.countersign.contracts.Principal;
import java.util.Collections;
import java.util.Set;

/** How much of a command somebody may see. */
public enum Sight {
  /** Not even that there is such a command. */
  NOTHING,
  /** Everything but the data that it returned or changed. */
  STATUS,
  EVERYTHING;

  private static final String ADMIN = "admin";
  private static final Set<String> OVERSEERS = Set.of("reviewer", "dba", "auditor", ADMIN);

  /**
   * Everything for the principal of the command and the owner of the agent that sent it, its status
   * for the persons who oversee: an agent oversees nobody, whatever roles its token has.
   */
  public static Sight of(Principal viewer, Command command) {
    if (isTheirs(viewer, command)) {
      return EVERYTHING;
    }
    return viewer.isAgent() || Collections.disjoint(viewer.roles(), OVERSEERS) ? NOTHING : STATUS;
  }

  /** The principal of the command, the owner of its agent, and administrators may cancel it. */
  public static boolean mayCancel(Principal viewer, Command command) {
    return isTheirs(viewer, command) || (!viewer.isAgent() && viewer.roles().contains(ADMIN));
  }

  /** Never of an agent that comes with a person's account: it is not that person. */
  private static boolean isTheirs(Principal viewer, Command command) {
    Principal submitter = command.principal();
    return viewer.isAgent()
        ? submitter.isAgent() && viewer.subject().equals(submitter.subject())
        : viewer.subject().equals(submitter.subject())
            || viewer.subject().equals(submitter.owner());
  }
}
