package io.countersign.approval.inbox;

import io.countersign.approval.ApprovalState;
import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.ApprovalStage;
import io.countersign.contracts.Approvers;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Whom a request asks now, in a form that can be looked up.
 *
 * @param key a role or a person, see {@link #role} and {@link #person}
 * @param ownerToo whether the owner of the agent that submitted the command is among them
 */
public record Addressee(String key, boolean ownerToo) {
  /** Everybody with a role. */
  public static String role(String role) {
    return "role:" + role;
  }

  /** One person, by the directory's name or by subject. */
  public static String person(String nameOrSubject) {
    return "person:" + nameOrSubject;
  }

  /** Those who are asked now; none unless the request is pending. Each key comes once. */
  public static Collection<Addressee> of(ApprovalState state) {
    Map<String, Addressee> all = new TreeMap<>();
    if (state instanceof ApprovalState.Pending pending) {
      ApprovalRequirement requirement = pending.request().requirement();
      String owner = pending.request().command().principal().owner();
      for (int i : pending.stages().asked(requirement, pending.votes())) {
        ApprovalStage stage = requirement.stages().get(i);
        keys(pending.stages().standings().get(i).approvers(stage))
            .forEach(key -> add(all, new Addressee(key, stage.agentOwner())));
        if (owner != null && stage.agentOwner()) {
          add(all, new Addressee(person(owner), true));
        }
      }
    }
    return all.values();
  }

  private static Stream<String> keys(Approvers approvers) {
    return Stream.concat(
        approvers.roles().stream().map(Addressee::role),
        approvers.persons().stream().map(Addressee::person));
  }

  private static void add(Map<String, Addressee> all, Addressee added) {
    all.merge(added.key(), added, (a, b) -> new Addressee(a.key(), a.ownerToo() || b.ownerToo()));
  }
}
