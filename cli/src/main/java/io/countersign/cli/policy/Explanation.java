package io.countersign.cli.policy;

import io.countersign.contracts.Command;
import io.countersign.contracts.Decision;
import io.countersign.contracts.Facts;
import io.countersign.contracts.PolicyEffect;
import io.countersign.contracts.PolicyMatch;
import io.countersign.contracts.PolicyMode;
import io.countersign.contracts.event.CommandDecided;
import io.countersign.policy.ApprovalText;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A decision for people: the outcome first, then what led to it, then what the SQL was taken for.
 */
final class Explanation {
  private static final int LONGEST_SQL = 200;

  private final CommandDecided decided;
  private final StringBuilder text = new StringBuilder();

  private Explanation(CommandDecided decided) {
    this.decided = decided;
  }

  static String of(CommandDecided decided) {
    Explanation explanation = new Explanation(decided);
    explanation.command();
    explanation.outcome();
    explanation.matches("Because", m -> enforced(m) && explanation.counts(m));
    explanation.matches("Also matched", m -> enforced(m) && !explanation.counts(m));
    explanation.matches(
        "Would have matched, were they enforced (observe)", m -> m.mode() == PolicyMode.OBSERVE);
    explanation.facts();
    return explanation.text.toString();
  }

  private void command() {
    Command command = decided.command();
    line(Printable.line(command.sql(), LONGEST_SQL));
    line(
        "  on %s (%s, %s), by %s (%s; %s), at %s"
            .formatted(
                command.dataSource(),
                decided.environment(),
                lower(decided.facts().dialect().name()),
                command.principal().name(),
                lower(command.principal().kind().name()),
                String.join(", ", command.principal().roles()),
                decided.decidedAt()));
  }

  private void outcome() {
    line("");
    line(Wording.decision(decided.decision()));
    if (decided.decision() instanceof Decision.ApprovalRequired(var requirement)) {
      ApprovalText.exceptions(requirement).forEach(e -> line("  " + e));
    }
    String obligations = Wording.obligations(decided.obligations());
    if (!obligations.isEmpty()) {
      line("  " + obligations);
    }
  }

  private void matches(String title, Predicate<PolicyMatch> which) {
    List<PolicyMatch> chosen = decided.matches().stream().filter(which).toList();
    if (!chosen.isEmpty()) {
      line("");
      line(title);
      chosen.forEach(this::match);
    }
  }

  private void match(PolicyMatch match) {
    line("  " + match.policy() + " (" + Wording.effect(match.effect()) + ")");
    line("    " + match.message());
    match.because().forEach((name, value) -> line("    " + name + " = " + Printable.line(value)));
  }

  private static boolean enforced(PolicyMatch match) {
    return match.mode() == PolicyMode.ENFORCE;
  }

  /** Whether the decision would be another without such matches. */
  private boolean counts(PolicyMatch match) {
    return switch (decided.decision()) {
      case Decision.Denied _ -> match.effect() == PolicyEffect.DENY;
      case Decision.ApprovalRequired _, Decision.MeasureFirst _ ->
          match.effect() == PolicyEffect.REQUIRE_APPROVAL;
      case Decision.Allowed _ -> true;
    };
  }

  private void facts() {
    Facts facts = decided.facts();
    line("");
    line("What the SQL was taken for");
    if (facts.problem() != null) {
      line("  not understood: " + facts.problem());
    }
    fact("kinds", facts.kinds());
    fact("effects", facts.effects().stream().map(e -> e.text()).toList());
    fact("reads", facts.reads());
    fact("writes", facts.writes());
    fact("unfilteredWrites", facts.unfilteredWrites());
    fact("unknownFunctions", facts.unknownFunctions());
    line("  readOnly: " + facts.readOnly());
  }

  private void fact(String name, Collection<?> values) {
    if (!values.isEmpty()) {
      line(
          "  "
              + name
              + ": "
              + values.stream().map(Object::toString).collect(Collectors.joining(", ")));
    }
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
