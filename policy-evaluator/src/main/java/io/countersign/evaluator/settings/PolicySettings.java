package io.countersign.evaluator.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** Where the policies come from. */
@ConfigMapping(prefix = "countersign.policies")
public interface PolicySettings {
  /** The folder of policy files; no default, since no policies are better than the wrong ones. */
  Path folder();

  /** How often to look whether they have changed; a change is taken at the second look. */
  @WithDefault("2s")
  Duration pollInterval();
}
