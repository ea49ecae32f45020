package io.countersign.policy.bundle;

import io.countersign.contracts.History;
import io.countersign.contracts.Impact;
import io.countersign.contracts.MeasureMethod;
import io.countersign.contracts.TableName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a principal did before, and what was measured. */
final class CircumstancesReader {
  private static final String UNKNOWN = "unknown";
  private static final Duration KNOWN = Duration.ofDays(7);
  private static final Set<String> HISTORY =
      Set.of(
          "commandsLastMinute",
          "rowsReadLastHour",
          "rowsReadLastDay",
          "rowsChangedLastHour",
          "rowsChangedLastDay",
          "tablesLastHour",
          "tablesLastDay",
          "denialsInARow",
          "newTables",
          "newFingerprint",
          "deviation",
          "unmentionedTables",
          "probesLastHour");
  private static final Set<String> IMPACT =
      Set.of(
          "method",
          "problem",
          "estimatedRows",
          "estimatedCost",
          "plannedTables",
          "confirmsFacts",
          "changedRows");

  private CircumstancesReader() {}

  /** Where nothing is said, the principal did nothing before. */
  static Optional<History> history(YamlMapping scenario, Instant now)
      throws InvalidDocumentException {
    if (!scenario.has("history")) {
      return Optional.of(
          new History(now.minus(KNOWN), 1, 0, 0, 0, 0, 0, 0, 0, List.of(), false, 0, List.of(), 0));
    }
    if (scenario.isMapping("history")) {
      return Optional.of(known(scenario.mapping("history", HISTORY), now.minus(KNOWN)));
    }
    if (!scenario.text("history").equals(UNKNOWN)) {
      throw InvalidDocumentException.at(
          scenario.node("history"), "history must be a mapping, or 'unknown'");
    }
    return Optional.empty();
  }

  private static History known(YamlMapping history, Instant since) throws InvalidDocumentException {
    return new History(
        since,
        history.has("commandsLastMinute") ? (int) number(history, "commandsLastMinute") : 1,
        number(history, "rowsReadLastHour"),
        number(history, "rowsReadLastDay"),
        number(history, "rowsChangedLastHour"),
        number(history, "rowsChangedLastDay"),
        (int) number(history, "tablesLastHour"),
        (int) number(history, "tablesLastDay"),
        (int) number(history, "denialsInARow"),
        tables(history, "newTables"),
        history.has("newFingerprint") && Scalars.flag(history, "newFingerprint"),
        history.has("deviation") ? Scalars.fraction(history, "deviation") : 0,
        tables(history, "unmentionedTables"),
        (int) number(history, "probesLastHour"));
  }

  static Impact impact(YamlMapping scenario, Instant now) throws InvalidDocumentException {
    YamlMapping impact = scenario.mapping("impact", IMPACT);
    String problem = impact.has("problem") ? impact.text("problem") : null;
    try {
      return new Impact(
          Scalars.choice(impact, "method", MeasureMethod.class),
          problem,
          optional(impact, "estimatedRows"),
          impact.has("estimatedCost") ? Scalars.fraction(impact, "estimatedCost") : null,
          tables(impact, "plannedTables"),
          impact.has("confirmsFacts") ? Scalars.flag(impact, "confirmsFacts") : problem == null,
          optional(impact, "changedRows"),
          List.of(),
          null,
          now);
    } catch (IllegalArgumentException e) {
      throw InvalidDocumentException.at(scenario.node("impact"), String.valueOf(e.getMessage()));
    }
  }

  private static long number(YamlMapping mapping, String field) throws InvalidDocumentException {
    return mapping.has(field) ? Scalars.count(mapping, field) : 0;
  }

  private static @Nullable Long optional(YamlMapping mapping, String field)
      throws InvalidDocumentException {
    return mapping.has(field) ? Long.valueOf(Scalars.count(mapping, field)) : null;
  }

  private static List<TableName> tables(YamlMapping mapping, String field)
      throws InvalidDocumentException {
    if (!mapping.has(field)) {
      return List.of();
    }
    try {
      return mapping.texts(field).stream().map(TableName::parse).toList();
    } catch (IllegalArgumentException e) {
      throw InvalidDocumentException.at(mapping.node(field), String.valueOf(e.getMessage()));
    }
  }
}
