package io.countersign.approval.store;

import io.countersign.approval.ApprovalState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Many requests at once. */
final class KeptStates {
  private KeptStates() {}

  /** In the order in which they are named. */
  static List<ApprovalState> of(Collection<UUID> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    Map<UUID, RequestRow> rows =
        RequestRow.<RequestRow>list("id in ?1", ids).stream()
            .collect(Collectors.toMap(r -> r.id, Function.identity()));
    Map<UUID, List<VoteRow>> votes =
        VoteRow.<VoteRow>list("requestId in ?1 order by position", ids).stream()
            .collect(Collectors.groupingBy(v -> v.requestId));
    List<ApprovalState> states = new ArrayList<>();
    for (UUID id : ids) {
      RequestRow row = rows.get(id);
      if (row != null) {
        states.add(state(row, votes.getOrDefault(id, List.of())));
      }
    }
    return states;
  }

  private static ApprovalState state(RequestRow row, List<VoteRow> votes) {
    return RequestMapping.toState(
        row, votes.stream().filter(v -> v.revision == row.revision).map(VoteRow::toVote).toList());
  }
}
