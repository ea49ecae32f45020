package io.countersign.executor.classify;

import io.countersign.contracts.TableName;
import java.util.Map;

/** Proposals as YAML to be pasted into the catalogue of data sources, once somebody has judged. */
final class ProposedCatalogue {
  private ProposedCatalogue() {}

  static String of(String dataSource, Map<TableName, Map<String, Proposal>> proposals) {
    if (proposals.isEmpty()) {
      return "# Nothing to add to the classifications of '" + dataSource + "'.\n";
    }
    StringBuilder yaml =
        new StringBuilder("# To be judged, for the data source '" + dataSource + "':\n")
            .append("classifications:\n");
    proposals.forEach((table, columns) -> {
      yaml.append("  ").append(quoted(table.toString())).append(":\n");
      columns.forEach((column, proposal) ->
          yaml.append("    ")
              .append(quoted(column))
              .append(": ")
              .append(proposal.category())
              .append("  # ")
              .append(proposal.reason())
              .append('\n'));
    });
    return yaml.toString();
  }

  private static String quoted(String name) {
    return name.matches("[a-z_][a-z0-9_.]*") ? name : "'" + name.replace("'", "''") + "'";
  }
}
