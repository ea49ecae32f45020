package io.countersign.intake.wiring;

import io.countersign.intake.AnswerSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Where {@link AnswerSettings} are configured. */
@ConfigMapping(prefix = "countersign.intake.answers")
public interface AnswerConfiguration extends AnswerSettings {
  @Override
  @WithDefault("60s")
  Duration maximumWait();

  @Override
  @WithDefault("100")
  int pageRows();

  @Override
  @WithDefault("1000")
  int maximumPageRows();

  @Override
  @WithDefault("15s")
  Duration heartbeat();

  @Override
  @WithDefault("1s")
  Duration trailInterval();
}
