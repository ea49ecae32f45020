package io.countersign.contracts;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A named target database, as far as everybody may know it; its address and credentials are the
 * executor's alone.
 *
 * @param name what commands call it
 * @param environment {@code production}, {@code staging}, …; policies decide by it
 * @param roles a principal needs one of these to send commands to it
 * @param owners the persons who answer for it, as the directory of people names them, or by
 *     subject; policies may ask them
 * @param classifications the declared columns: which category of data each holds
 */
public record DataSource(
    String name,
    Dialect dialect,
    String environment,
    String description,
    Set<String> roles,
    Set<String> owners,
    List<Classification> classifications) {
  public DataSource {
    Checks.notBlank(name, "name");
    Checks.notBlank(environment, "environment");
    roles = Set.copyOf(roles);
    owners = Set.copyOf(owners);
    classifications = List.copyOf(classifications);
  }

  /** Owned by nobody. */
  public DataSource(
      String name,
      Dialect dialect,
      String environment,
      String description,
      Set<String> roles,
      List<Classification> classifications) {
    this(name, dialect, environment, description, roles, Set.of(), classifications);
  }

  /** The same, of which more columns are known to hold something. */
  public DataSource alsoClassifying(Collection<Classification> more) {
    List<Classification> all =
        Stream.concat(classifications.stream(), more.stream()).distinct().toList();
    return new DataSource(name, dialect, environment, description, roles, owners, all);
  }

  /** Whether the principal may send commands to it. */
  public boolean admits(Principal principal) {
    return !Collections.disjoint(principal.roles(), roles);
  }

  /** The same columns by table, in table and column order. */
  public Map<TableName, Map<String, String>> categoriesByTable() {
    Map<TableName, Map<String, String>> byTable = new TreeMap<>();
    classifications.forEach(c ->
        byTable.computeIfAbsent(c.table(), t -> new TreeMap<>()).put(c.column(), c.category()));
    return byTable;
  }
}
