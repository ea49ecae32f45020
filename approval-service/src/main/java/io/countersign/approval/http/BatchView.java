package io.countersign.approval.http;

import io.countersign.approval.ApprovalRequest;
import io.countersign.approval.ApprovalState;
import io.countersign.approval.StateName;
import io.countersign.approval.notice.Batch;
import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.BindValue;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.Digest;
import io.countersign.contracts.GrantTerms;
import io.countersign.contracts.Impact;
import io.countersign.contracts.Obligations;
import io.countersign.contracts.Principal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Requests that are decided upon together.
 *
 * @param shown how many members there are, which a vote names
 * @param digest stands for exactly these members, which a vote names
 * @param sql the first member's; others' are in {@code differing}, where they are not the same
 * @param differing what is not the same in all members
 */
record BatchView(
    UUID batchId,
    int shown,
    Digest digest,
    Principal submitter,
    String dataSource,
    String environment,
    String sql,
    ApprovalRequirement requirement,
    List<Difference> differing,
    List<Member> members) {
  /**
   * One thing side by side.
   *
   * @param what {@code sql}, {@code justification}, {@code changedRows}, or a placeholder such as
   *     {@code $1}
   * @param values one for each member, in their order; absent where a member has none
   */
  record Difference(String what, List<@Nullable String> values) {
    static Difference of(String what, List<@Nullable String> values) {
      return new Difference(what, Collections.unmodifiableList(values));
    }
  }

  /**
   * One request.
   *
   * @param obligations what binds the run
   * @param grant what is asked for ahead, and nothing runs; absent for a command that runs
   */
  record Member(
      ApprovalRequestId requestId,
      CommandId commandId,
      StateName state,
      Digest digest,
      List<BindValue> parameters,
      @Nullable String justification,
      @Nullable Impact impact,
      Obligations obligations,
      @Nullable GrantTerms grant,
      List<VoteView> votes,
      Instant expiresAt) {
    static Member of(ApprovalState state) {
      ApprovalRequest request = state.request();
      return new Member(
          request.id(),
          request.command().id(),
          state.name(),
          request.digest(),
          request.command().parameters(),
          request.command().justification(),
          request.decided().impact(),
          request.decided().obligations(),
          request.command().grant(),
          VoteView.of(state.votes()),
          request.expiresAt());
    }
  }

  static BatchView of(Batch batch) {
    ApprovalRequest first = batch.members().getFirst().request();
    return new BatchView(
        batch.id().value(),
        batch.members().size(),
        batch.digest(),
        first.command().principal(),
        first.command().dataSource(),
        first.decided().environment(),
        first.command().sql(),
        first.requirement(),
        differing(batch.members().stream().map(ApprovalState::request).toList()),
        batch.members().stream().map(Member::of).toList());
  }

  private static List<Difference> differing(List<ApprovalRequest> requests) {
    List<Difference> all = new ArrayList<>();
    add(all, "sql", requests, r -> r.command().sql());
    int parameters =
        requests.stream().mapToInt(r -> r.command().parameters().size()).max().orElse(0);
    IntStream.range(0, parameters)
        .forEach(i -> add(all, "$" + (i + 1), requests, r -> parameter(r, i)));
    add(all, "justification", requests, r -> r.command().justification());
    add(all, "changedRows", requests, BatchView::changedRows);
    return all;
  }

  private static @Nullable String parameter(ApprovalRequest request, int index) {
    List<BindValue> values = request.command().parameters();
    return index < values.size() ? values.get(index).text() : null;
  }

  private static @Nullable String changedRows(ApprovalRequest request) {
    Impact impact = request.decided().impact();
    return impact == null || impact.changedRows() == null ? null : impact.changedRows().toString();
  }

  private static void add(
      List<Difference> all,
      String what,
      List<ApprovalRequest> requests,
      Function<ApprovalRequest, @Nullable String> value) {
    List<@Nullable String> values = new ArrayList<>();
    requests.forEach(r -> values.add(value.apply(r)));
    if (values.stream().distinct().count() > 1) {
      all.add(Difference.of(what, values));
    }
  }
}
