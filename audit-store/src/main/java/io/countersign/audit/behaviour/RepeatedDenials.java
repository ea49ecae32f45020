package io.countersign.audit.behaviour;

import java.util.List;

/** Refused again and again, by policy or by people. */
record RepeatedDenials(BehaviourSettings settings) implements Detector {
  @Override
  public List<Observation> observe(Conduct conduct) {
    return Burst.first(conduct, settings.window(), settings.denials(), a -> a.wasRefused() ? 1 : 0)
        .map(burst ->
            conduct.observation(
                FindingKind.REPEATED_DENIALS,
                "",
                "%s was refused %d times within %s: %d by policy, %d by a person"
                    .formatted(
                        conduct.principal().name(),
                        burst.activities().size(),
                        Spans.text(settings.window()),
                        denied(burst),
                        burst.activities().size() - denied(burst)),
                burst.activities(),
                conduct.commands().with("decision", "denied"),
                conduct.commands().with("approval", "rejected")))
        .stream()
        .toList();
  }

  private static long denied(Burst burst) {
    return burst.activities().stream().filter(a -> "denied".equals(a.decision())).count();
  }
}
