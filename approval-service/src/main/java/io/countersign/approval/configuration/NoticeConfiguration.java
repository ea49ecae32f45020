package io.countersign.approval.configuration;

import io.countersign.approval.notice.NoticeSettings;
import io.countersign.approval.notice.QuietHours;
import io.countersign.approval.notice.Route;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@link NoticeSettings} as they are written, and who is told. */
@ConfigMapping(prefix = "countersign.notices")
public interface NoticeConfiguration extends NoticeSettings {
  @Override
  @WithDefault("2m")
  Duration batchWindow();

  @Override
  @WithDefault("50")
  int mostMembers();

  @Override
  @WithDefault("2s")
  Duration updateEvery();

  @Override
  @WithDefault("15m")
  Duration remindAfter();

  @Override
  @WithDefault("8h")
  Duration remindAtLeastEvery();

  @Override
  @WithDefault("12")
  int mostAttempts();

  @Override
  @WithDefault("5s")
  Duration retryAfter();

  @Override
  @WithDefault("30m")
  Duration retryAtLeastEvery();

  @Override
  AgentLimitConfiguration agentLimit();

  /** {@link NoticeSettings.AgentLimit} as it is written. */
  interface AgentLimitConfiguration extends AgentLimit {
    @Override
    @WithDefault("20")
    int newBatches();

    @Override
    @WithDefault("1h")
    Duration within();

    @Override
    @WithDefault("30")
    int openBatches();
  }

  /** How often it is looked what there is to tell. */
  @WithDefault("1s")
  Duration tick();

  /** Where requests are told of. */
  List<RouteConfiguration> routes();

  /** {@link Route} as it is written. */
  interface RouteConfiguration {
    String channel();

    String target();

    Optional<Set<String>> roles();

    Optional<Set<String>> dataSources();

    Optional<Set<String>> environments();

    Optional<QuietHoursConfiguration> quietHours();

    default Route route() {
      return new Route(
          channel(),
          target(),
          roles().orElse(Set.of()),
          dataSources().orElse(Set.of()),
          environments().orElse(Set.of()),
          quietHours().map(q -> new QuietHours(q.from(), q.to(), q.zone())).orElse(null));
    }
  }

  /** {@link QuietHours} as they are written. */
  interface QuietHoursConfiguration {
    LocalTime from();

    LocalTime to();

    ZoneId zone();
  }
}
