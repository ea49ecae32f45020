package io.countersign.executor.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** {@code countersign.executor.undo.*}: what is kept so that writes can be undone. */
@ConfigMapping(prefix = "countersign.executor.undo")
public interface UndoConfiguration {
  /** The file of keys that seal it; without one nothing is kept, and nothing can be undone. */
  Optional<Path> keys();

  /** For how long. */
  @WithDefault("7d")
  Duration retention();

  /** How many bytes of values for each command; a larger change cannot be undone. */
  @WithDefault("16777216")
  int maximumBytes();
}
