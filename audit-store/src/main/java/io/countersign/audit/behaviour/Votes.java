package io.countersign.audit.behaviour;

import java.time.LocalDate;
import java.util.List;

/** What votes of one person let observe. */
final class Votes {
  private Votes() {}

  static Observation observation(
      FindingKind kind, String aspect, LocalDate period, String sentence, List<Vote> votes) {
    Vote first = votes.getFirst();
    Vote last = votes.getLast();
    return new Observation(
        kind,
        first.voter(),
        first.voterName(),
        aspect,
        period,
        first.at(),
        last.at(),
        sentence,
        votes.stream().map(Vote::command).distinct().toList(),
        List.of(
            TrailQuery.of("/v1/events")
                .with("principal", first.voter())
                .with("type", "VoteCast")
                .between(first.at(), last.at())));
  }
}
