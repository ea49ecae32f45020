package io.countersign.audit.behaviour;

import java.util.List;

/** A person approved many questions of a day sooner after they were put than anybody reads. */
record HastyApprovals(BehaviourSettings settings) implements Detector {
  @Override
  public List<Observation> observe(Conduct conduct) {
    List<Vote> hasty =
        conduct.votes().stream()
            .filter(v -> v.voter().equals(conduct.principal().subject()))
            .filter(v -> conduct.isOfTheDay(v.at()))
            .filter(v -> v.pause().filter(p -> p.compareTo(settings.haste()) < 0).isPresent())
            .toList();
    return hasty.size() < settings.hastyApprovals()
        ? List.of()
        : List.of(
            Votes.observation(
                FindingKind.HASTY_APPROVALS,
                "",
                conduct.day(),
                "%s approved %d commands less than %s after people were asked"
                    .formatted(
                        hasty.getFirst().voterName(), hasty.size(), Spans.text(settings.haste())),
                hasty));
  }
}
