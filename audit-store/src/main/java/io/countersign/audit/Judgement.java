package io.countersign.audit;

import io.countersign.contracts.PolicyMatch;
import io.countersign.contracts.StatementKind;
import io.countersign.contracts.TableName;
import io.countersign.contracts.event.CommandDecided;
import java.util.List;
import java.util.stream.Stream;

/**
 * What policy found and said.
 *
 * @param decision the outcome's name
 * @param policies those that matched
 */
public record Judgement(
    String environment,
    String decision,
    List<TableName> tables,
    List<StatementKind> kinds,
    List<String> policies) {
  public Judgement {
    tables = List.copyOf(tables);
    kinds = List.copyOf(kinds);
    policies = List.copyOf(policies);
  }

  static Judgement of(CommandDecided decided) {
    return new Judgement(
        decided.environment(),
        decided.decision().outcome(),
        Stream.concat(decided.facts().reads().stream(), decided.facts().writes().stream())
            .distinct()
            .sorted()
            .toList(),
        decided.facts().kinds(),
        decided.matches().stream().map(PolicyMatch::policy).toList());
  }
}
