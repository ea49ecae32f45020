package io.countersign.executor.target;

import io.countersign.executor.Limits;
import io.countersign.executor.Target;
import io.countersign.executor.Targets;
import io.countersign.executor.masking.Category;
import io.countersign.executor.masking.ErrorMasker;
import io.countersign.executor.masking.TextMasker;
import io.countersign.executor.masking.ValueMasker;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** All targets of this executor. No connection is opened before a command needs it. */
public final class PostgresTargets implements Targets, AutoCloseable {
  private final Map<String, PostgresTarget> targets = new HashMap<>();

  /**
   * @param detected told the category of each sensitive value found in a column that does not
   *     declare it
   */
  public PostgresTargets(
      Map<String, TargetSettings> settings, Limits limits, Consumer<Category> detected) {
    TextMasker texts = new TextMasker();
    DatabaseErrors errors = new DatabaseErrors(new ErrorMasker(texts));
    StatementRunner statements = new StatementRunner(new ValueMasker(texts, detected), limits);
    settings.forEach(
        (name, target) -> targets.put(name, target(target, limits, errors, statements)));
  }

  @Override
  public Optional<Target> named(String dataSource) {
    return Optional.ofNullable(targets.get(dataSource));
  }

  @Override
  public void close() {
    targets.values().forEach(PostgresTarget::close);
  }

  private static PostgresTarget target(
      TargetSettings settings, Limits limits, DatabaseErrors errors, StatementRunner statements) {
    try {
      return new PostgresTarget(
          new TargetPool(settings, settings.reader(), limits),
          new TargetPool(settings, settings.writer(), limits),
          limits,
          errors,
          statements);
    } catch (SQLException e) {
      throw new IllegalStateException("a pool without connections cannot fail to open", e);
    }
  }
}
