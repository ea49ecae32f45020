package io.countersign.policy.bundle;

import io.countersign.contracts.Classification;
import io.countersign.contracts.DataSource;
import io.countersign.contracts.Dialect;
import io.countersign.contracts.Principal;
import io.countersign.contracts.PrincipalKind;
import io.countersign.contracts.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads who acts in a scenario, and where. */
final class CastReader {
  static final Set<String> PRINCIPAL =
      Set.of("name", "subject", "kind", "roles", "owner", "client");
  static final Set<String> DATA_SOURCE =
      Set.of("name", "dialect", "environment", "roles", "owners", "classifications");

  private CastReader() {}

  static Principal principal(String name, YamlMapping principal) throws InvalidDocumentException {
    return new Principal(
        principal.has("subject") ? principal.text("subject") : name,
        Scalars.choice(principal, "kind", PrincipalKind.class),
        name,
        principal.has("roles") ? principal.texts("roles") : Set.of(),
        principal.has("owner") ? principal.text("owner") : null,
        principal.has("client") ? principal.text("client") : null);
  }

  /** Where no roles are given, the principal may use it. */
  static DataSource dataSource(String name, YamlMapping dataSource, Principal principal)
      throws InvalidDocumentException {
    return new DataSource(
        name,
        dataSource.has("dialect")
            ? Scalars.choice(dataSource, "dialect", Dialect.class)
            : Dialect.POSTGRESQL,
        dataSource.text("environment"),
        "",
        dataSource.has("roles") ? dataSource.texts("roles") : principal.roles(),
        dataSource.has("owners") ? dataSource.texts("owners") : Set.of(),
        dataSource.has("classifications") ? classifications(dataSource) : List.of());
  }

  private static List<Classification> classifications(YamlMapping dataSource)
      throws InvalidDocumentException {
    List<Classification> classifications = new ArrayList<>();
    Map<String, Map<String, String>> tables = dataSource.namedTexts("classifications");
    for (Map.Entry<String, Map<String, String>> table : tables.entrySet()) {
      TableName name = table(dataSource, table.getKey());
      table
          .getValue()
          .forEach((column, category) ->
              classifications.add(new Classification(name, column, category)));
    }
    return classifications;
  }

  private static TableName table(YamlMapping dataSource, String text)
      throws InvalidDocumentException {
    try {
      return TableName.parse(text);
    } catch (IllegalArgumentException e) {
      throw InvalidDocumentException.at(
          dataSource.node("classifications"), String.valueOf(e.getMessage()));
    }
  }
}
