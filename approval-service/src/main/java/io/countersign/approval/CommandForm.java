package io.countersign.approval;

import io.countersign.contracts.CanonicalForm;
import io.countersign.contracts.Digest;
import io.countersign.contracts.Effect;
import io.countersign.contracts.Facts;
import io.countersign.contracts.StatementKind;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a statement is, whatever its literals and bind values are. A standing approval holds on to
 * it.
 *
 * @param fingerprint stands for the text without its literals
 * @param shape stands for what the analysis found that a literal could still change, such as a
 *     condition that holds for every row; with it, two texts of one fingerprint do the same to the
 *     same tables
 */
public record CommandForm(Digest fingerprint, Digest shape) {
  /** What is bounded by a number of rows, and says in its names what it touches. */
  private static final Set<StatementKind> KINDS =
      EnumSet.of(
          StatementKind.SELECT,
          StatementKind.VALUES,
          StatementKind.INSERT,
          StatementKind.REPLACE,
          StatementKind.UPDATE,
          StatementKind.DELETE,
          StatementKind.MERGE);

  private static final Set<Effect> EFFECTS = EnumSet.of(Effect.READS, Effect.WRITES_DATA);

  /** Empty for what no form stands for: see {@link #objectionTo}. */
  public static Optional<CommandForm> of(Facts facts) {
    Digest fingerprint = facts.fingerprint();
    return fingerprint == null || objectionTo(facts).isPresent()
        ? Optional.empty()
        : Optional.of(new CommandForm(fingerprint, shape(facts)));
  }

  /**
   * Why commands of this form cannot be approved ahead, in a sentence; empty if they can. Where a
   * literal may hold code, a file or a name, the form alone does not say what happens.
   */
  public static Optional<String> objectionTo(Facts facts) {
    if (!facts.parsed() || facts.fingerprint() == null) {
      return Optional.of("The statement was not understood whole, so it has no form to approve.");
    }
    if (facts.statements().size() != 1) {
      return Optional.of("A grant covers single statements, not several in one text.");
    }
    if (!KINDS.containsAll(facts.kinds())) {
      return covered("is " + names(facts.kinds()));
    }
    if (!EFFECTS.containsAll(facts.effects())) {
      return covered(
          "has the effects " + names(facts.effects().stream().map(Effect::text).toList()));
    }
    if (facts.effects().contains(Effect.WRITES_DATA) && facts.writes().isEmpty()) {
      return covered("writes without naming a table");
    }
    return facts.unknownFunctions().isEmpty()
        ? Optional.empty()
        : covered("calls functions that are not known: " + names(facts.unknownFunctions()));
  }

  private static Optional<String> covered(String instead) {
    return Optional.of(
        "A grant covers plain queries and changes of rows, and this statement %s."
            .formatted(instead));
  }

  private static String names(Collection<?> values) {
    return String.join(", ", values.stream().map(Object::toString).toList());
  }

  private static Digest shape(Facts facts) {
    return CanonicalForm.of("countersign.shape.v1")
        .value(facts.dialect())
        .value(facts.readOnly())
        .values(sorted(facts.kinds()))
        .values(sorted(facts.effects()))
        .values(sorted(facts.reads()))
        .values(sorted(facts.writes()))
        .values(sorted(facts.functions()))
        .values(sorted(facts.unfilteredWrites()))
        .values(sorted(facts.filters().unfiltered()))
        .values(sorted(facts.filters().alwaysTrue()))
        .digest();
  }

  private static Set<String> sorted(List<?> values) {
    Set<String> sorted = new TreeSet<>();
    values.forEach(v -> sorted.add(v.toString()));
    return sorted;
  }
}
