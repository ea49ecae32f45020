package io.countersign.policy;

import io.countersign.contracts.CanonicalForm;
import io.countersign.contracts.Digest;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * All policies that are in force together, in the order of their names.
 *
 * @param defaultApproval what a command needs that no policy speaks for
 * @param times the calendars and the time zone that conditions and exceptions go by
 * @param digest stands for the whole content; the files it came from, and their order, do not
 *     matter
 */
public record PolicyBundle(
    List<Policy> policies, ApprovalRule defaultApproval, Times times, Digest digest) {
  /** A bundle without calendars, in UTC. */
  public static PolicyBundle of(List<Policy> policies, ApprovalRule defaultApproval) {
    return of(policies, defaultApproval, new Times(ZoneOffset.UTC, List.of()));
  }

  /**
   * @throws IllegalArgumentException if two policies have the same name
   */
  public static PolicyBundle of(List<Policy> policies, ApprovalRule defaultApproval, Times times) {
    List<Policy> ordered = policies.stream().sorted(Comparator.comparing(Policy::name)).toList();
    Set<String> names = new HashSet<>();
    ordered.forEach(p -> {
      if (!names.add(p.name())) {
        throw new IllegalArgumentException("two policies are named '" + p.name() + "'");
      }
    });
    return new PolicyBundle(
        ordered, defaultApproval, times, digestOf(ordered, defaultApproval, times));
  }

  public PolicyBundle {
    policies = List.copyOf(policies);
  }

  /** The time zone of the bundle's clock times. */
  public ZoneId timeZone() {
    return times.zone();
  }

  private static Digest digestOf(List<Policy> policies, ApprovalRule defaultApproval, Times times) {
    CanonicalForm form = CanonicalForm.of("countersign.policy-bundle.v3").value(policies.size());
    policies.forEach(p -> p.addTo(form));
    defaultApproval.addTo(form);
    times.addTo(form);
    return form.digest();
  }
}
