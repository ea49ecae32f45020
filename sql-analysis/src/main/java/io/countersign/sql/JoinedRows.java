package io.countersign.sql;

import io.countersign.contracts.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a join under an alias of its own, which hides the relations that it joins. */
final class JoinedRows extends Relation {
  private final Joined joined;
  private final Findings findings;

  JoinedRows(String alias, Joined joined, Findings findings) {
    super(alias, null);
    this.joined = joined;
    this.findings = findings;
  }

  @Override
  List<Result> columns() {
    return joined.columns();
  }

  @Override
  List<String> names() {
    return joined.names();
  }

  @Override
  @Nullable Origin known(String name) {
    Origin shared = joined.shared(name);
    return shared != null ? shared : first(name);
  }

  @Override
  boolean isOpen() {
    return !joined.isClosed();
  }

  @Override
  Origin other(String name) {
    List<Relation> open = joined.relations().stream().filter(Relation::isOpen).toList();
    return open.size() == 1
        ? open.getFirst().other(name)
        : ColumnReader.oneOf(findings, name, open);
  }

  @Override
  List<TableName> tables() {
    return joined.relations().stream().flatMap(relation -> relation.tables().stream()).toList();
  }

  private @Nullable Origin first(String name) {
    for (Relation relation : joined.relations()) {
      Origin known = relation.known(name);
      if (known != null) {
        return known;
      }
    }
    return null;
  }
}
