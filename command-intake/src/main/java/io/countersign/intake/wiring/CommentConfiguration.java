package io.countersign.intake.wiring;

import io.countersign.intake.CommentSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where {@link CommentSettings} are configured. */
@ConfigMapping(prefix = "countersign.intake.comments")
public interface CommentConfiguration extends CommentSettings {
  @Override
  @WithDefault("4000")
  int characters();

  @Override
  @WithDefault("100")
  int perCommand();

  @Override
  @WithDefault("30")
  int perMinute();
}
