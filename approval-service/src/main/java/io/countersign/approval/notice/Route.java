package io.countersign.approval.notice;

import io.countersign.approval.ApprovalState;
import io.countersign.contracts.Approvers;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where requests are told of.
 *
 * @param roles only requests that people with one of these roles may answer now; all if empty
 * @param dataSources only requests for these; all if empty
 * @param environments only requests for data sources in these; all if empty
 * @param quietHours when only urgent ones are told; absent for never
 */
public record Route(
    String channel,
    String target,
    Set<String> roles,
    Set<String> dataSources,
    Set<String> environments,
    @Nullable QuietHours quietHours) {
  public Route {
    roles = Set.copyOf(roles);
    dataSources = Set.copyOf(dataSources);
    environments = Set.copyOf(environments);
  }

  boolean isFor(ApprovalState state) {
    var decided = state.request().decided();
    return (dataSources.isEmpty() || dataSources.contains(decided.command().dataSource()))
        && (environments.isEmpty() || environments.contains(decided.environment()))
        && (roles.isEmpty() || !Collections.disjoint(roles, rolesAsked(state)));
  }

  /** Of a request that is not pending, those of all who might have been asked. */
  private static Set<String> rolesAsked(ApprovalState state) {
    return state instanceof ApprovalState.Pending pending
        ? pending.askedNow().map(Approvers::roles).orElse(Set.of())
        : state.request().requirement().roles();
  }
}
