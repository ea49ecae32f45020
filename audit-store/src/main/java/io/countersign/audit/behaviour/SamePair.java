package io.countersign.audit.behaviour;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Whatever one principal asked for, one and the same person approved, and nobody else, while others
 * approved too. It is told once a month.
 */
record SamePair(BehaviourSettings settings) implements Detector {
  @Override
  public List<Observation> observe(Conduct conduct) {
    Predicate<Vote> own = v -> v.voter().equals(conduct.principal().subject());
    if (conduct.votes().stream().allMatch(own)) {
      return List.of();
    }
    Map<String, List<Vote>> byRequester =
        conduct.votes().stream()
            .collect(Collectors.groupingBy(Vote::requester, TreeMap::new, Collectors.toList()));
    List<Observation> observed = new ArrayList<>();
    byRequester.forEach((requester, votes) -> {
      if (votes.size() >= settings.pairApprovals() && votes.stream().allMatch(own)) {
        observed.add(observation(conduct, requester, votes));
      }
    });
    return observed;
  }

  private static Observation observation(Conduct conduct, String requester, List<Vote> votes) {
    return Votes.observation(
        FindingKind.SAME_PAIR,
        requester,
        conduct.day().withDayOfMonth(1),
        "All %d approvals that %s was given came from %s, and none from anybody else"
            .formatted(
                votes.size(), votes.getFirst().requesterName(), votes.getFirst().voterName()),
        votes);
  }
}
