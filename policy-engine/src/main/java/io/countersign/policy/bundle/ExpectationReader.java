package io.countersign.policy.bundle;

import io.countersign.contracts.MeasureMethod;
import io.countersign.contracts.Obligations;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads what is expected of a decision. */
final class ExpectationReader {
  private static final Set<String> FIELDS =
      Set.of(
          "outcome",
          "policies",
          "observed",
          "approval",
          "tolerance",
          "measure",
          "obligations",
          "reasons");
  private static final Set<String> OBLIGATIONS =
      Set.of("rows", "timeout", "unmask", "statistics", "minimumGroup");
  private static final Set<String> OUTCOMES =
      Set.of("allowed", "denied", "approval-required", "measure-first");

  private ExpectationReader() {}

  static Expectation read(YamlMapping scenario) throws InvalidDocumentException {
    YamlMapping expect = scenario.mapping("expect", FIELDS);
    return new Expectation(
        outcome(expect),
        names(expect, "policies"),
        names(expect, "observed"),
        expect.has("approval") ? Optional.of(ExpectedApproval.read(expect)) : Optional.empty(),
        expect.has("tolerance")
            ? Optional.of(Scalars.percent(expect, "tolerance"))
            : Optional.empty(),
        expect.has("measure")
            ? Optional.of(text(Scalars.choice(expect, "measure", MeasureMethod.class)))
            : Optional.empty(),
        obligations(expect),
        expect.has("reasons") ? expect.texts("reasons") : Set.of());
  }

  static String text(MeasureMethod method) {
    return method.name().toLowerCase(Locale.ROOT);
  }

  private static String outcome(YamlMapping expect) throws InvalidDocumentException {
    String outcome = expect.text("outcome");
    if (!OUTCOMES.contains(outcome)) {
      throw InvalidDocumentException.at(
          expect.node("outcome"),
          "outcome must be one of " + String.join(", ", new TreeSet<>(OUTCOMES)));
    }
    return outcome;
  }

  private static Optional<Set<String>> names(YamlMapping expect, String field)
      throws InvalidDocumentException {
    return expect.has(field) ? Optional.of(new TreeSet<>(expect.texts(field))) : Optional.empty();
  }

  /** What is not named must not be obliged to. */
  private static Optional<Obligations> obligations(YamlMapping expect)
      throws InvalidDocumentException {
    if (!expect.has("obligations")) {
      return Optional.empty();
    }
    YamlMapping obligations = expect.mapping("obligations", OBLIGATIONS);
    return Optional.of(
        new Obligations(
            obligations.has("rows") ? Long.valueOf(Scalars.count(obligations, "rows")) : null,
            null,
            obligations.has("timeout") ? Scalars.duration(obligations, "timeout") : null,
            obligations.has("unmask") ? obligations.texts("unmask") : Set.of(),
            obligations.has("statistics") ? obligations.texts("statistics") : Set.of(),
            RulingReader.minimumGroup(obligations)));
  }
}
