package io.countersign.contracts;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A named target database, as far as everybody may know it; its address and credentials are the
 * executor's alone.
 *
 * @param name what commands call it
 * @param environment {@code production}, {@code staging}, …; policies decide by it
 * @param roles a principal needs one of these to send commands to it
 * @param owners the persons who answer for it, as the directory of people names them, or by
 *     subject; policies may ask them
 * @param classifications which category of data columns hold; exact declarations and patterns, the
 *     first of which counts that matches
 * @param masks what is done to the values of a category, where it is not the usual
 * @param found what further columns hold, as far as the executor found out; it only adds to what is
 *     declared
 */
public record DataSource(
    String name,
    Dialect dialect,
    String environment,
    String description,
    Set<String> roles,
    Set<String> owners,
    List<Classification> classifications,
    Map<String, MaskRule> masks,
    List<Classification> found) {
  public DataSource {
    Checks.notBlank(name, "name");
    Checks.notBlank(environment, "environment");
    roles = Set.copyOf(roles);
    owners = Set.copyOf(owners);
    classifications = List.copyOf(classifications);
    masks = Map.copyOf(masks);
    found = List.copyOf(found);
  }

  /** With the usual masks. */
  public DataSource(
      String name,
      Dialect dialect,
      String environment,
      String description,
      Set<String> roles,
      Set<String> owners,
      List<Classification> classifications) {
    this(
        name,
        dialect,
        environment,
        description,
        roles,
        owners,
        classifications,
        Map.of(),
        List.of());
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

  /** Whether the principal may send commands to it. */
  public boolean admits(Principal principal) {
    return !Collections.disjoint(principal.roles(), roles);
  }

  /** The same, of which more columns are known to hold something. */
  public DataSource alsoClassifying(Collection<Classification> more) {
    return new DataSource(
        name,
        dialect,
        environment,
        description,
        roles,
        owners,
        classifications,
        masks,
        Stream.concat(found.stream(), more.stream()).distinct().toList());
  }

  /** Whether any column may be classified. */
  public boolean isClassified() {
    return !found.isEmpty() || !classifications.stream().allMatch(Classification::isNone);
  }

  /**
   * What says that a column may hold something.
   *
   * @param table absent if it may be any
   * @param column {@code *} for all columns of the table
   */
  public List<Classification> declarations(@Nullable TableName table, String column) {
    return new ColumnCategories(classifications, found).declarations(table, column);
  }

  /**
   * The categories of data that a column may hold, in order; empty if nothing classified is in it.
   *
   * @param table absent if it may be any
   * @param column {@code *} for all columns of the table
   */
  public Set<String> categories(@Nullable TableName table, String column) {
    return names(declarations(table, column));
  }

  /** All categories that are declared, in order. */
  public Set<String> categories() {
    return names(classifications);
  }

  private static Set<String> names(List<Classification> classifications) {
    return classifications.stream()
        .filter(c -> !c.isNone())
        .map(Classification::category)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
