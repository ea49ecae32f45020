package io.countersign.executor;

import io.countersign.contracts.Effect;
import io.countersign.contracts.Facts;
import io.countersign.contracts.StatementKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which statements may be measured. Nobody has approved them yet, so whatever could take effect by
 * being measured is not measured: planning already runs functions that are declared not to be
 * volatile (PostgreSQL manual, 36.7).
 */
public final class MeasurableStatement {
  private static final Set<StatementKind> WRITES =
      EnumSet.of(
          StatementKind.INSERT, StatementKind.UPDATE, StatementKind.DELETE, StatementKind.MERGE);

  private static final Set<StatementKind> MEASURABLE = measurable();

  /** What a transaction that is rolled back leaves no trace of. */
  private static final Set<Effect> UNDONE =
      EnumSet.of(Effect.READS, Effect.WRITES_DATA, Effect.LOCKS);

  private MeasurableStatement() {}

  private static Set<StatementKind> measurable() {
    Set<StatementKind> kinds = EnumSet.of(StatementKind.SELECT, StatementKind.VALUES);
    kinds.addAll(WRITES);
    return kinds;
  }

  /** What speaks against asking the planner, if anything. */
  public static Optional<String> againstPlan(Facts facts) {
    if (facts.statements().size() != 1 || !facts.parsed()) {
      return Optional.of("What is not one statement, understood in full, is not measured.");
    }
    if (!MEASURABLE.containsAll(facts.kinds())) {
      return Optional.of(
          "Only queries and writes of rows can be measured, not " + facts.kinds() + ".");
    }
    if (!facts.unknownFunctions().isEmpty()) {
      return Optional.of(
          "The statement calls "
              + String.join(", ", facts.unknownFunctions())
              + ", which is not known to be harmless even where the statement is only planned.");
    }
    return againstEffects(facts);
  }

  private static Optional<String> againstEffects(Facts facts) {
    List<Effect> lasting = new ArrayList<>(facts.effects());
    lasting.removeAll(UNDONE);
    return lasting.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "What is more than a read or a write of rows is not measured; the statement has the"
                + " effects "
                + String.join(", ", lasting.stream().map(Effect::text).toList())
                + ".");
  }

  /** Whether it is one statement, understood in full, that inserts, updates or deletes rows. */
  public static boolean isWriteOfRows(Facts facts) {
    return facts.parsed()
        && facts.statements().size() == 1
        && WRITES.contains(facts.statements().getFirst().kind());
  }

  /** What speaks against a trial, if anything, of a statement that may be planned. */
  public static Optional<String> againstTrial(Facts facts) {
    StatementKind kind = facts.statements().getFirst().kind();
    if (!WRITES.contains(kind)) {
      return Optional.of("Only writes are tried, not " + kind + ".");
    }
    return facts.writes().size() == 1
        ? Optional.empty()
        : Optional.of("Only a statement that writes one table is tried.");
  }
}
