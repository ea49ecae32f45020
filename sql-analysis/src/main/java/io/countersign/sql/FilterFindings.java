package io.countersign.sql;

import io.countersign.contracts.ColumnName;
import io.countersign.contracts.Filters;
import io.countersign.contracts.TableName;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what narrows a statement. */
final class FilterFindings {
  private final Set<TableName> unfiltered = new LinkedHashSet<>();
  private final Set<TableName> alwaysTrue = new LinkedHashSet<>();
  private final Map<ColumnName, Integer> equalities = new LinkedHashMap<>();
  private final Map<TableName, Integer> occurrences = new HashMap<>();
  private @Nullable Long limit;

  void unfiltered(Collection<TableName> tables) {
    unfiltered.addAll(tables);
  }

  void alwaysTrue(Collection<TableName> tables) {
    alwaysTrue.addAll(tables);
  }

  void equality(ColumnName column) {
    equalities.merge(column, 1, Integer::sum);
  }

  /** A table is named once more; each of its rows must meet an equality wherever it is read. */
  void occurrence(TableName table) {
    occurrences.merge(table, 1, Integer::sum);
  }

  void limit(@Nullable Long rows) {
    limit = rows;
  }

  Filters filters(List<Token> tokens) {
    return new Filters(
        List.copyOf(unfiltered),
        List.copyOf(alwaysTrue),
        equalities.entrySet().stream()
            .filter(e -> e.getValue().equals(occurrences.get(e.getKey().table())))
            .map(Map.Entry::getKey)
            .toList(),
        limit,
        tokens.stream()
            .filter(token -> token.is(Token.Kind.PARAMETER))
            .map(Token::parameterIndex)
            .distinct()
            .sorted()
            .toList());
  }
}
