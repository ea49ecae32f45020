package io.countersign.executor.settings;

import io.countersign.executor.ExecutorSettings;
import io.countersign.executor.Limits;
import io.countersign.executor.MeasurementSettings;
import io.countersign.executor.session.SessionSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** {@code countersign.executor.*}. */
@ConfigMapping(prefix = "countersign.executor")
public interface ExecutorConfiguration extends ExecutorSettings {
  @Override
  @WithDefault("32")
  int concurrency();

  @Override
  @WithDefault("256")
  int maximumWaiting();

  @Override
  @WithDefault("15s")
  Duration lease();

  @Override
  @WithDefault("12s")
  Duration shutdownGrace();

  @Override
  LimitsConfiguration limits();

  /** {@code countersign.executor.limits.*}. */
  interface LimitsConfiguration extends Limits {
    @Override
    @WithDefault("100000")
    long maximumRows();

    @Override
    @WithDefault("67108864")
    long maximumBytes();

    @Override
    @WithDefault("1048576")
    int maximumValueBytes();

    @Override
    @WithDefault("1000")
    int maximumRowImages();

    @Override
    @WithDefault("60s")
    Duration statementTimeout();

    @Override
    @WithDefault("5s")
    Duration lockTimeout();

    @Override
    @WithDefault("30s")
    Duration publicationTimeout();
  }

  @Override
  MeasurementConfiguration measuring();

  /** {@code countersign.executor.sessions.*}. */
  SessionConfiguration sessions();

  /** {@code countersign.executor.sessions.*}. */
  interface SessionConfiguration extends SessionSettings {
    @Override
    @WithDefault("5m")
    Duration idle();

    @Override
    @WithDefault("30m")
    Duration total();

    @Override
    @WithDefault("6")
    int perDataSource();

    @Override
    @WithDefault("3")
    int perPrincipal();
  }

  /** {@code countersign.executor.measuring.*}. */
  interface MeasurementConfiguration extends MeasurementSettings {
    @Override
    @WithDefault("4")
    int concurrency();

    @Override
    @WithDefault("2s")
    Duration lockTimeout();

    @Override
    @WithDefault("10s")
    Duration statementTimeout();
  }

  MaskingConfiguration masking();
}
