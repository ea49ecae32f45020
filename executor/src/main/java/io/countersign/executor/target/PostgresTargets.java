package io.countersign.executor.target;

import io.countersign.executor.Limits;
import io.countersign.executor.MeasurementSettings;
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
      Map<String, TargetSettings> settings,
      Limits limits,
      MeasurementSettings measuring,
      Consumer<Category> detected) {
    TextMasker texts = new TextMasker();
    Masking masking =
        new Masking(new ValueMasker(texts, detected), new DatabaseErrors(new ErrorMasker(texts)));
    settings.forEach(
        (name, target) -> targets.put(name, target(target, limits, measuring, masking)));
  }

  private record Masking(ValueMasker values, DatabaseErrors errors) {}

  @Override
  public Optional<Target> named(String dataSource) {
    return Optional.ofNullable(targets.get(dataSource));
  }

  @Override
  public void close() {
    targets.values().forEach(PostgresTarget::close);
  }

  private static PostgresTarget target(
      TargetSettings settings, Limits limits, MeasurementSettings measuring, Masking masking) {
    try {
      TargetPool readers = new TargetPool(settings, settings.reader(), limits);
      TargetPool writers = new TargetPool(settings, settings.writer(), limits);
      return new PostgresTarget(
          readers,
          writers,
          limits,
          masking.errors(),
          new StatementRunner(masking.values(), limits),
          new Measuring(
              readers, writers, Timeouts.of(measuring), masking.errors(), masking.values()));
    } catch (SQLException e) {
      throw new IllegalStateException("a pool without connections cannot fail to open", e);
    }
  }
}
