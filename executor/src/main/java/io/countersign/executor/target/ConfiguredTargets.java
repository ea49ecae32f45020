package io.countersign.executor.target;

import io.countersign.executor.Target;
import io.countersign.executor.Targets;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All targets of this executor. No connection is opened before a command needs it. */
public final class ConfiguredTargets implements Targets, AutoCloseable {
  private final Map<String, DatabaseTarget> targets = new HashMap<>();

  /**
   * @param kinds the first that serves a target's JDBC URL opens it
   */
  public ConfiguredTargets(
      Map<String, TargetSettings> settings,
      List<TargetKind> kinds,
      TargetKind.Surroundings surroundings) {
    settings.forEach((name, target) -> targets.put(name, open(name, target, kinds, surroundings)));
  }

  @Override
  public Optional<Target> named(String dataSource) {
    return Optional.ofNullable(targets.get(dataSource));
  }

  @Override
  public void close() {
    targets.values().forEach(DatabaseTarget::close);
  }

  private static DatabaseTarget open(
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
      return kind.open(settings, surroundings);
    } catch (SQLException e) {
      throw new IllegalStateException("a pool without connections cannot fail to open", e);
    }
  }
}
