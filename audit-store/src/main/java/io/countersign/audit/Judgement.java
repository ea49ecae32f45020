package io.countersign.audit;

import io.countersign.contracts.ColumnName;
import io.countersign.contracts.ColumnUse;
import io.countersign.contracts.Facts;
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
 * @param columns that it mentions; where the text leaves open of which table one is, it may be of
 *     any
 * @param policies those that matched
 */
public record Judgement(
    String environment,
    String decision,
    List<TableName> tables,
    List<ColumnName> columns,
    List<StatementKind> kinds,
    List<String> policies) {
  public Judgement {
    tables = List.copyOf(tables);
    columns = List.copyOf(columns);
    kinds = List.copyOf(kinds);
    policies = List.copyOf(policies);
  }

  static Judgement of(CommandDecided decided) {
    List<TableName> tables =
        Stream.concat(decided.facts().reads().stream(), decided.facts().writes().stream())
            .distinct()
            .sorted()
            .toList();
    return new Judgement(
        decided.environment(),
        decided.decision().outcome(),
        tables,
        columns(decided.facts(), tables),
        decided.facts().kinds(),
        decided.matches().stream().map(PolicyMatch::policy).toList());
  }

  private static List<ColumnName> columns(Facts facts, List<TableName> tables) {
    return facts.columns().stream()
        .map(ColumnUse::name)
        .flatMap(c ->
            c.table() == null
                ? tables.stream().map(t -> new ColumnName(t, c.column()))
                : Stream.of(c))
        .distinct()
        .toList();
  }
}
