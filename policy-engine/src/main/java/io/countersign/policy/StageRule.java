package io.countersign.policy;

import io.countersign.contracts.Approvers;
import io.countersign.contracts.CanonicalForm;
import io.countersign.contracts.StageTimeout;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One group of persons that a policy asks, whoever they are for a certain command.
 *
 * @param quorum how many distinct persons must approve; absent for all who are named
 * @param roles whoever has one of these may answer
 * @param persons as the directory of people names them, or by subject
 * @param dataSourceOwner whether the owners of the data source may answer
 * @param agentOwner whether the person may answer who owns the agent that submitted the command
 * @param timeout what happens when the stage takes too long; absent where only the request's own
 *     time counts
 */
public record StageRule(
    @Nullable Integer quorum,
    Set<String> roles,
    Set<String> persons,
    boolean dataSourceOwner,
    boolean agentOwner,
    @Nullable StageTimeout timeout) {
  public StageRule {
    roles = Collections.unmodifiableSet(new TreeSet<>(roles));
    persons = Collections.unmodifiableSet(new TreeSet<>(persons));
    if (roles.isEmpty() && persons.isEmpty() && !dataSourceOwner && !agentOwner) {
      throw new IllegalArgumentException(
          "a stage asks somebody: add 'roles', 'persons', 'dataSourceOwner' or 'agentOwner'");
    }
    if (quorum == null) {
      checkAll(roles, agentOwner);
    } else {
      checkNumber(quorum, roles, persons, dataSourceOwner, agentOwner);
    }
    if (timeout instanceof StageTimeout.Escalate(var after, var to)
        && roles.containsAll(to.roles())
        && persons.containsAll(to.persons())) {
      throw new IllegalArgumentException(
          "escalateTo names only those who are asked already: add others");
    }
  }

  /** Anybody with one of the roles. */
  public StageRule(int quorum, Set<String> roles) {
    this(quorum, roles, Set.of(), false, false, null);
  }

  private static void checkAll(Set<String> roles, boolean agentOwner) {
    if (!roles.isEmpty()) {
      throw new IllegalArgumentException(
          "nobody knows who all with a role are: name 'persons' or 'dataSourceOwner' alone, or give a number as quorum");
    }
    if (agentOwner) {
      throw new IllegalArgumentException(
          "an agent's owner may answer, and need not be there: with 'agentOwner', give a number as quorum");
    }
  }

  private static void checkNumber(
      int quorum,
      Set<String> roles,
      Set<String> persons,
      boolean dataSourceOwner,
      boolean agentOwner) {
    if (quorum < 1) {
      throw new IllegalArgumentException("quorum must be at least 1, not " + quorum);
    }
    int named = persons.size() + (agentOwner ? 1 : 0);
    if (roles.isEmpty() && !dataSourceOwner && named < quorum) {
      throw new IllegalArgumentException(
          "a quorum of %d cannot be reached by %d: name more persons, or a role"
              .formatted(quorum, named));
    }
  }

  boolean isSkippable() {
    return timeout instanceof StageTimeout.Skip;
  }

  /** Whether it asks the persons whom it names and nobody else, however long that takes. */
  boolean waitsForItsPersons() {
    return roles.isEmpty()
        && !dataSourceOwner
        && !agentOwner
        && (timeout == null || timeout instanceof StageTimeout.Reject);
  }

  /** Adds all that distinguishes it from others. */
  void addTo(CanonicalForm form) {
    form.value(quorum).values(roles).values(persons).value(dataSourceOwner).value(agentOwner);
    switch (timeout) {
      case null -> form.text(null);
      case StageTimeout.Reject(var after) -> form.text("reject").value(after);
      case StageTimeout.Skip(var after) -> form.text("skip").value(after);
      case StageTimeout.Escalate(var after, Approvers(var toRoles, var toPersons)) ->
          form.text("escalate").value(after).values(toRoles).values(toPersons);
    }
  }
}
