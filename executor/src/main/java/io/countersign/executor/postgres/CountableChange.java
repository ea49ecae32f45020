package io.countersign.executor.postgres;

import io.countersign.contracts.Effect;
import io.countersign.contracts.Facts;
import io.countersign.executor.MeasurableStatement;
import io.countersign.executor.Work;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the rows that a statement changes can all be counted. They can where nothing but one
 * write makes the plan: then the database tells their number, or returns each of them.
 */
final class CountableChange {
  private static final Set<Effect> CHANGES_NOTHING = EnumSet.of(Effect.READS, Effect.LOCKS);

  private CountableChange() {}

  /** Why they cannot be counted; empty if they can. */
  static Optional<String> objection(Work work, TargetConnection connection) throws SQLException {
    Facts facts = work.facts();
    if (isRead(facts) || StatementText.withImages(work, false).isPresent()) {
      return Optional.empty();
    }
    if (!MeasurableStatement.isWriteOfRows(facts)) {
      return Optional.of("it is not a write of rows alone");
    }
    Plan plan = Planner.plan(work, connection.jdbc());
    return plan.isWrite() && plan.writes() == 1
        ? Optional.empty()
        : Optional.of("it is more than one write");
  }

  private static boolean isRead(Facts facts) {
    return facts.parsed()
        && facts.unknownFunctions().isEmpty()
        && CHANGES_NOTHING.containsAll(facts.effects());
  }
}
