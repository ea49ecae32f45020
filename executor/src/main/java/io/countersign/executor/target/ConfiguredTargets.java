package io.countersign.executor.target;

import io.countersign.contracts.Access;
import io.countersign.executor.Target;
import io.countersign.executor.Targets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** All targets of this executor. No connection is opened before a command needs it. */
public final class ConfiguredTargets implements Targets, AutoCloseable {
  private final Map<String, GuardedTarget> targets = new TreeMap<>();

  /**
   * @param kinds the first that serves a target's JDBC URL opens it
   * @param surroundings of the target of a data source
   */
  public ConfiguredTargets(
      Map<String, TargetSettings> settings,
      List<TargetKind> kinds,
      Function<String, TargetKind.Surroundings> surroundings) {
    settings.forEach(
        (name, target) -> targets.put(name, open(name, target, kinds, surroundings.apply(name))));
  }

  /** With the same surroundings for all targets. */
  public ConfiguredTargets(
      Map<String, TargetSettings> settings,
      List<TargetKind> kinds,
      TargetKind.Surroundings surroundings) {
    this(settings, kinds, name -> surroundings);
  }

  @Override
  public Optional<Target> named(String dataSource) {
    return Optional.ofNullable(targets.get(dataSource));
  }

  /** Looks at what the roles of all targets may do, and tells the log of what is too much. */
  public void checkRoles() {
    targets.values().forEach(t -> t.roles().look());
  }

  public Set<String> names() {
    return Set.copyOf(targets.keySet());
  }

  /** Whether commands may try to reach a target. */
  public Reachability.State stateOf(String name) {
    return target(name).state();
  }

  /** How much a role could do too much; absent while nobody could look. */
  public Optional<Integer> findings(String name, Access access) {
    return target(name).roles().count(access);
  }

  private GuardedTarget target(String name) {
    return Objects.requireNonNull(targets.get(name), name);
  }

  @Override
  public void close() {
    targets.values().forEach(GuardedTarget::close);
  }

  private static GuardedTarget open(
      String name,
      TargetSettings settings,
      List<TargetKind> kinds,
      TargetKind.Surroundings surroundings) {
    TargetKind kind =
        kinds.stream()
            .filter(k -> k.serves(settings.jdbcUrl()))
            .findFirst()
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "countersign.targets.%s.jdbc-url is of no database that this executor knows"
                        .formatted(name)));
    try {
      return new GuardedTarget(
          name, kind.open(settings, surroundings.within(settings.limits())), settings);
    } catch (SQLException e) {
      throw new IllegalStateException("a pool without connections cannot fail to open", e);
    }
  }
}
