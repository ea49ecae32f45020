package io.countersign.policy;

import io.countersign.contracts.Effect;
import io.countersign.contracts.Facts;
import io.countersign.contracts.MeasureMethod;
import io.countersign.contracts.StatementKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** How a command is measured before persons are asked. */
final class Measuring {
  private static final Set<StatementKind> TRIED =
      Set.of(StatementKind.INSERT, StatementKind.UPDATE, StatementKind.DELETE, StatementKind.MERGE);
  private static final Set<Effect> UNDONE = Set.of(Effect.READS, Effect.WRITES_DATA, Effect.LOCKS);

  private Measuring() {}

  /** The strongest method that a policy asks for and the command is fit for. */
  static Optional<MeasureMethod> strongest(List<Ruling> rulings, Facts facts) {
    List<MeasureMethod> asked =
        rulings.stream()
            .flatMap(r ->
                r instanceof Ruling.RequireApproval required
                    ? Optional.ofNullable(required.measure()).stream()
                    : Stream.<MeasureMethod>empty())
            .toList();
    if (asked.isEmpty()) {
      return Optional.empty();
    }
    return asked.contains(MeasureMethod.TRIAL) && canBeTried(facts)
        ? Optional.of(MeasureMethod.TRIAL)
        : Optional.of(MeasureMethod.PLAN);
  }

  /** Whether rolling back undoes all that it does. */
  static boolean canBeTried(Facts facts) {
    return facts.parsed()
        && facts.statements().size() == 1
        && TRIED.contains(facts.statements().getFirst().kind())
        && facts.unknownFunctions().isEmpty()
        && UNDONE.containsAll(facts.effects());
  }
}
